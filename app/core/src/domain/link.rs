//! Addresses that people type: which of them a page may offer to follow.

/// Whether it is an `http` or `https` address with a host and without blanks. Nothing else is ever put
/// into a link: `javascript:` and `data:` would run in the reader's name.
pub fn is_safe(address: &str) -> bool {
    let Some((scheme, rest)) = address.split_once("://") else { return false };
    let web = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
    let host = rest.split(['/', '?', '#', '\\']).next().unwrap_or_default();
    let plain = !address.chars().any(|c| c.is_whitespace() || c.is_control() || "<>\"".contains(c));
    web && plain && host.chars().any(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_the_web_are_offered() {
        for good in ["http://a", "HTTPS://вики.рф/роль", "https://iro.example:8443/a?b=c#d"] {
            assert!(is_safe(good), "{good}");
        }
        let bad = ["", "iro.example", "javascript://a%0aalert(1)", " https://a", "https://", "https:///a"];
        for bad in
            bad.into_iter().chain(["https://a b", "data:text/html,x", "java\nscript:x", "https://\"><x"])
        {
            assert!(!is_safe(bad), "{bad}");
        }
    }
}
