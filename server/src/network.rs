//! This machine's addresses in the network of its centre.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

/// Networks that a machine makes for its own programs: nobody in the hall reaches them.
const INNER: [&str; 6] = ["docker", "br-", "veth", "virbr", "vmnet", "vboxnet"];

/// Addresses under which others in the centre's network reach this machine; none without a network.
pub fn own_addresses() -> Vec<Ipv4Addr> {
    let interfaces = if_addrs::get_if_addrs().unwrap_or_else(|error| {
        tracing::warn!(%error, "the machine does not tell its addresses");
        Vec::new()
    });
    let reached = interfaces.into_iter().filter(|it| !INNER.iter().any(|inner| it.name.starts_with(inner)));
    let mut found: Vec<Ipv4Addr> = reached
        .filter_map(|it| match it.ip() {
            IpAddr::V4(ip) if !ip.is_loopback() && !ip.is_link_local() => Some(ip),
            _ => None,
        })
        .collect();
    found.sort_by_key(|ip| (!ip.is_private(), *ip));
    found.dedup();
    found
}

/// The address under which others reach what listens at `addr`; `None` where only this machine does.
pub fn in_the_hall(addr: SocketAddr) -> Option<SocketAddr> {
    match addr.ip() {
        ip if ip.is_loopback() => None,
        ip if ip.is_unspecified() => own_addresses().first().map(|ip| SocketAddr::from((*ip, addr.port()))),
        _ => Some(addr),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_listens_for_this_machine_alone_is_reached_by_nobody_else() {
        assert_eq!(in_the_hall(([127, 0, 0, 1], 3000).into()), None);
    }

    #[test]
    fn an_address_that_was_chosen_is_the_one_that_is_shown() {
        let chosen = SocketAddr::from(([192, 168, 1, 7], 3000));
        assert_eq!(in_the_hall(chosen), Some(chosen));
    }

    #[test]
    fn of_all_networks_the_one_shown_is_never_this_machine_s_own_loop() {
        let shown = in_the_hall(([0, 0, 0, 0], 3000).into());
        assert!(shown.is_none_or(|shown| !shown.ip().is_loopback() && shown.port() == 3000), "{shown:?}");
    }
}
