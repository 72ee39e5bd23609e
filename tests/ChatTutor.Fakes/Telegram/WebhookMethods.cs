using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ChatTutor.Fakes.Telegram;

/// <summary>Setting and deleting the webhook, with the checks of the server.</summary>
internal sealed partial class WebhookMethods(TelegramState state)
{
    private static readonly int[] Ports = [443, 80, 88, 8443];

    private string secret = "";

    public JsonNode Set(ApiRequest request)
    {
        var url = request.Text("url") ?? "";
        if (url.Length == 0)
            return Delete();
        var wanted = Check(request.Text("secret_token") ?? "");
        var at = CheckUrl(url);
        var same = state.Webhook == at.ToString() && secret == wanted;
        state.Allow(request.Json("allowed_updates"));
        if (request.Text("drop_pending_updates") == "true")
            foreach (var (id, _) in state.Updates.Waiting)
                state.Updates.Confirm(id);
        state.Updates.EndPoll("terminated by setWebhook request");
        if (!same)
            state.SetWebhook(at, secret = wanted);
        return JsonValue.Create(true);
    }

    public JsonNode Delete()
    {
        state.DeleteWebhook();
        return JsonValue.Create(true);
    }

    public JsonNode Info() => new JsonObject
    {
        ["url"] = state.Webhook ?? "",
        ["has_custom_certificate"] = false,
        ["pending_update_count"] = state.Updates.Count,
        ["max_connections"] = 40,
    };

    private static Uri CheckUrl(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme != "https")
            throw ApiError.Bad("bad webhook: An HTTPS URL must be provided for webhook");
        if (!Ports.Contains(address.Port))
            throw ApiError.Bad("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443");
        return address.IsLoopback ? throw ApiError.Bad("bad webhook: IP address 127.0.0.1 is reserved") : address;
    }

    private static string Check(string secret)
    {
        if (secret.Length > 256)
            throw ApiError.Bad("secret token is too long");
        return Allowed().IsMatch(secret) ? secret : throw ApiError.Bad("secret token contains unallowed characters");
    }

    [GeneratedRegex("^[A-Za-z0-9_-]*$")]
    private static partial Regex Allowed();
}
