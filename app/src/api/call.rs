//! How a server function is called: its arguments as JSON by POST, its answer as JSON.
//!
//! On the server this is Leptos' own protocol. In the browser the exchange itself is compiled once for all
//! functions, and every type is read from a text, as from the device: each would weigh twice as much
//! otherwise.

use std::{future::Future, pin::Pin};

use http::Method;
use leptos::server_fn::{
    Http, Protocol, client::Client, codec::Json, request::ClientReq, response::ClientRes, server::Server,
};
use serde::{Serialize, de::DeserializeOwned};

use crate::failure::Failure;

const JSON: &str = "application/json";

/// The protocol of every server function here.
pub struct Call;

impl<Input, Output, C, S> Protocol<Input, Output, C, S, Failure> for Call
where
    Input: Serialize + DeserializeOwned + Send,
    Output: Serialize + DeserializeOwned + Send,
    C: Client<Failure>,
    S: Server<Failure>,
{
    const METHOD: Method = Method::POST;

    async fn run_server<F, Answer>(request: S::Request, function: F) -> Result<S::Response, Failure>
    where
        F: Fn(Input) -> Answer + Send,
        Answer: Future<Output = Result<Output, Failure>> + Send,
    {
        <Http<Json, Json> as Protocol<Input, Output, C, S, Failure>>::run_server(request, function).await
    }

    async fn run_client(path: &str, input: Input) -> Result<Output, Failure> {
        let body = serde_json::to_string(&input).map_err(|_| Failure::fault())?;
        let text = exchange::<C>(path.to_owned(), body).await?;
        // HTML where JSON was expected is a captive portal.
        serde_json::from_str(&text).map_err(|_| Failure::offline())
    }
}

type Exchange = Pin<Box<dyn Future<Output = Result<String, Failure>> + Send>>;

fn exchange<C: Client<Failure>>(path: String, body: String) -> Exchange {
    Box::pin(async move {
        let request = C::Request::try_new_post(&path, JSON, JSON, body)?;
        let response = C::send(request).await?;
        let failed = (400..=599).contains(&response.status());
        let text = response.try_into_string().await?;
        if failed {
            return Err(serde_json::from_str(&text).unwrap_or_else(|_| Failure::offline()));
        }
        Ok(text)
    })
}
