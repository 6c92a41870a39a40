//! A centre's own authority: it vouches for this server to tablets on which its certificate was installed.
//!
//! The certificate is constrained to addresses of local networks (RFC 5280, 4.2.1.10): whoever stole the key
//! could not pretend to be somebody else's site.

use std::{
    fs, io,
    io::Write,
    net::IpAddr,
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
};

use rcgen::{
    BasicConstraints, CertificateParams, CidrSubnet, DistinguishedName, DnType, ExtendedKeyUsagePurpose,
    GeneralSubtree, IsCa, Issuer, KeyPair, KeyUsagePurpose, NameConstraints,
};
use sha2::{Digest, Sha256};
use time::{Duration, OffsetDateTime};

use super::TlsError;

/// For how long tablets trust the authority once it is installed.
const AUTHORITY_DAYS: i64 = 3_650;
/// Apple's devices trust no certificate of a server for longer than 825 days, browsers' own limit is 398.
const SERVER_DAYS: i64 = 397;
/// Clocks of tablets that lay in a cupboard run behind.
const BACKDATED_DAYS: i64 = 2;

/// RFC 1918, loopback, link-local.
const LOCAL_NETWORKS: [(IpAddr, u8); 5] = [
    (IpAddr::V4(std::net::Ipv4Addr::new(10, 0, 0, 0)), 8),
    (IpAddr::V4(std::net::Ipv4Addr::new(172, 16, 0, 0)), 12),
    (IpAddr::V4(std::net::Ipv4Addr::new(192, 168, 0, 0)), 16),
    (IpAddr::V4(std::net::Ipv4Addr::new(127, 0, 0, 0)), 8),
    (IpAddr::V4(std::net::Ipv4Addr::new(169, 254, 0, 0)), 16),
];
/// RFC 6762, RFC 8375 and what routers in use give.
const LOCAL_NAMES: [&str; 5] = ["localhost", "local", "home.arpa", "lan", "internal"];

/// What signs the server's certificates.
pub struct Authority {
    issuer: Issuer<'static, KeyPair>,
    /// DER, as tablets install it.
    certificate: Vec<u8>,
}

/// A certificate of the server with its key, both PEM.
pub struct Signed {
    pub chain: String,
    pub key: String,
}

impl Authority {
    /// Takes the authority out of its folder; makes it there where there is none.
    ///
    /// # Errors
    /// A folder that cannot be read or written, a key or certificate that is none.
    pub fn open(folder: &Path) -> Result<Self, TlsError> {
        let (key_file, certificate_file) = files(folder);
        match fs::read_to_string(&key_file) {
            Ok(pem) => {
                let key = KeyPair::from_pem(&pem)?;
                let certificate = fs::read(certificate_file)?;
                Ok(Self { issuer: Issuer::new(params(&key)?, key), certificate })
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => Self::begin(folder),
            Err(error) => Err(error.into()),
        }
    }

    fn begin(folder: &Path) -> Result<Self, TlsError> {
        let key = KeyPair::generate()?;
        let params = params(&key)?;
        let certificate = params.self_signed(&key)?.der().to_vec();
        let (key_file, certificate_file) = files(folder);
        fs::create_dir_all(folder)?;
        fs::write(certificate_file, &certificate)?;
        // Last, so that a key never stands without its certificate.
        let mut file = fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(key_file)?;
        file.write_all(key.serialize_pem().as_bytes())?;
        file.sync_all()?;
        Ok(Self { issuer: Issuer::new(params, key), certificate })
    }

    /// Signs a new key of the server for these names and addresses.
    ///
    /// # Errors
    /// A name that no certificate can hold.
    pub fn sign(&self, names: Vec<String>) -> Result<Signed, TlsError> {
        let key = KeyPair::generate()?;
        let mut params = CertificateParams::new(names)?;
        params.distinguished_name = named("Карта");
        params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
        params.use_authority_key_identifier_extension = true;
        (params.not_before, params.not_after) = for_days(SERVER_DAYS);
        let certificate = params.signed_by(&key, &self.issuer)?;
        Ok(Signed { chain: certificate.pem(), key: key.serialize_pem() })
    }

    /// DER.
    pub fn certificate(&self) -> &[u8] {
        &self.certificate
    }

    /// SHA-256 of the certificate as devices show it: pairs of digits.
    pub fn fingerprint(&self) -> String {
        let digest = Sha256::digest(&self.certificate);
        digest.iter().map(|byte| format!("{byte:02X}")).collect::<Vec<_>>().join(":")
    }
}

fn files(folder: &Path) -> (PathBuf, PathBuf) {
    (folder.join("authority.key"), folder.join("authority.crt"))
}

/// The same for the same key, so that what is signed later names the authority that was installed.
fn params(key: &KeyPair) -> Result<CertificateParams, TlsError> {
    let mut params = CertificateParams::new(Vec::new())?;
    let own = Sha256::digest(key.public_key_raw());
    params.distinguished_name = named(&format!("Карта: сервер центра {:02X}{:02X}", own[0], own[1]));
    params.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    let networks = LOCAL_NETWORKS
        .map(|(ip, prefix)| GeneralSubtree::IpAddress(CidrSubnet::from_addr_prefix(ip, prefix)));
    let names = LOCAL_NAMES.map(|name| GeneralSubtree::DnsName(name.to_owned()));
    let permitted_subtrees = networks.into_iter().chain(names).collect();
    params.name_constraints = Some(NameConstraints { permitted_subtrees, excluded_subtrees: Vec::new() });
    (params.not_before, params.not_after) = for_days(AUTHORITY_DAYS);
    Ok(params)
}

fn named(name: &str) -> DistinguishedName {
    let mut named = DistinguishedName::new();
    named.push(DnType::CommonName, name);
    named
}

fn for_days(days: i64) -> (OffsetDateTime, OffsetDateTime) {
    let now = OffsetDateTime::now_utc();
    (now - Duration::days(BACKDATED_DAYS), now + Duration::days(days - BACKDATED_DAYS))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_that_starts_again_is_still_the_one_that_tablets_trust() {
        let folder = tempfile::tempdir().unwrap();
        let first = Authority::open(folder.path()).unwrap();
        let again = Authority::open(folder.path()).unwrap();
        assert_eq!(first.certificate(), again.certificate());
        assert_eq!(first.fingerprint().split(':').count(), 32);
        assert!(
            again.sign(vec!["192.168.1.5".into(), "localhost".into()]).unwrap().chain.contains("CERTIFICATE")
        );
    }

    #[test]
    fn nobody_but_the_server_s_owner_reads_the_key() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        Authority::open(folder.path()).unwrap();
        let mode = fs::metadata(folder.path().join("authority.key")).unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0);
    }
}
