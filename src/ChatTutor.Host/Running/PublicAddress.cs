namespace ChatTutor.Host.Running;

/// <summary>Where the pages are reached from outside: as the setting says, as the reader came, or where the program listens.</summary>
public sealed class PublicAddress(Settings settings)
{
    private string listening = Server.DefaultAddress;

    /// <summary>Told once the program listens: with port 0 it is not known before.</summary>
    public void ListensAt(string? address) => listening = address ?? listening;

    /// <summary>Without a slash at the end.</summary>
    public string Root(HttpContext? http = null) => settings.Organisers.Address.Length > 0 ? settings.Organisers.Address.TrimEnd('/')
        : http is not null ? $"{http.Request.Scheme}://{http.Request.Host}"
        : listening;

    /// <summary>The address a one-time code belongs in.</summary>
    public string SignIn(string code, HttpContext? http = null) => $"{Root(http)}{Dashboard.SigningIn.SignIn.Path}?ma={code}";
}
