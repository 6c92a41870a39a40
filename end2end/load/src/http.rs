//! Server functions over one connection, with the cookie of its session, as a browser calls them.

use std::io::Read;

use brotli_decompressor::Decompressor;
use http_body_util::{BodyExt, Full};
use hyper::{Request, body::Bytes, client::conn::http1::SendRequest, header};
use hyper_util::rt::TokioIo;
use serde::{Serialize, de::DeserializeOwned};
use tokio::net::TcpStream;

use crate::Fallible;

pub struct Connection {
    at: String,
    sender: SendRequest<Full<Bytes>>,
    pub cookie: Option<String>,
}

impl Connection {
    pub async fn open(at: &str) -> Fallible<Self> {
        let stream = TcpStream::connect(at).await?;
        stream.set_nodelay(true)?;
        let (sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(stream)).await?;
        tokio::spawn(connection);
        Ok(Self { at: at.to_owned(), sender, cookie: None })
    }

    pub async fn call<T: DeserializeOwned>(&mut self, function: &str, args: &impl Serialize) -> Fallible<T> {
        let mut request = Request::post(format!("/api/{function}"))
            .header(header::HOST, &self.at)
            .header(header::ORIGIN, format!("http://{}", self.at))
            .header(header::ACCEPT_ENCODING, "br")
            .header(header::CONTENT_TYPE, "application/json");
        if let Some(cookie) = &self.cookie {
            request = request.header(header::COOKIE, cookie);
        }
        let request = request.body(Full::new(Bytes::from(serde_json::to_vec(args)?)))?;
        self.sender.ready().await?;
        let answer = self.sender.send_request(request).await?;
        if let Some(cookie) = answer.headers().get(header::SET_COOKIE) {
            self.cookie = cookie.to_str()?.split(';').next().map(str::to_owned);
        }
        let packed = answer.headers().get(header::CONTENT_ENCODING).is_some();
        let fine = answer.status().is_success();
        let bytes = answer.into_body().collect().await?.to_bytes();
        let mut body = Vec::new();
        match packed {
            true => _ = Decompressor::new(&bytes[..], 16 * 1_024).read_to_end(&mut body)?,
            false => body.extend_from_slice(&bytes),
        }
        if !fine {
            return Err(format!("{function}: {}", String::from_utf8_lossy(&body)).into());
        }
        Ok(serde_json::from_slice(&body)?)
    }
}
