import io.cielo24.Credentials

val credentials: Credentials = Credentials.apiKey("user", null)
