using System.CommandLine;
using System.Security.Cryptography;
using ChatTutor.Channels.Zalo.Tokens;
using ChatTutor.Host.Running;

namespace ChatTutor.Host.Commands;

/// <summary>"zalo login": the first consent of whoever runs the official account; also the cure when the access was lost.</summary>
public static class ZaloCommand
{
    private const string DefaultCallback = "http://localhost:5087/zalo";

    public static Command Create()
    {
        var callback = new Option<string>("--callback")
        {
            DefaultValueFactory = _ => DefaultCallback,
            Description = "The callback URL as entered at developers.zalo.me; on this machine it is listened to, else paste what the browser shows.",
        };
        var login = new Command("login", "Let the application act for the official account; stores the tokens.") { callback };
        login.TreatUnmatchedTokensAsErrors = false;
        login.SetAction((parsed, stop) => CommandLine.Guarded(() => RunAsync(parsed.GetValue(callback)!, parsed.UnmatchedTokens, stop)));
        return new Command("zalo", "The Zalo official account.") { login };
    }

    private static async Task<int> RunAsync(string callback, IEnumerable<string> args, CancellationToken stop)
    {
        var (settings, _) = DataAccess.ReadSettings(args);
        if (settings.ZaloOa.AppId.Length == 0)
            throw new SettingException("ChatTutor:ZaloOa:AppId", "the application's number is missing; copy it from developers.zalo.me.");
        if (!Uri.TryCreate(callback, UriKind.Absolute, out var address))
        {
            await Console.Error.WriteLineAsync("--callback is not an address, for example " + DefaultCallback);
            return CommandLine.BadInput;
        }
        using var consent = new Consent(ZaloOaSetup.Of(settings), TimeProvider.System);
        var (key, state) = (consent.Key(), Convert.ToHexString(RandomNumberGenerator.GetBytes(16)));
        Explain(address, key, consent.Link(address, key, state));
        var code = await CodeWait.ForAsync(address, state, Console.In, stop);
        var result = code is null ? new ConsentResult("No code came.") : await consent.StoreAsync(code, key, stop);
        if (result.Why is null)
            Console.WriteLine("Stored. A running server takes it up within a minute.");
        else
            await Console.Error.WriteLineAsync(result.Why);
        return result.Why is null ? CommandLine.Fine : CommandLine.Failed;
    }

    private static void Explain(Uri callback, ProofKey key, Uri link)
    {
        Console.WriteLine("1. At developers.zalo.me, in the application under \"Official Account\", enter once:");
        Console.WriteLine($"     Callback URL    {callback}");
        Console.WriteLine($"     Code Challenge  {key.Challenge}");
        Console.WriteLine("2. Open this page as an administrator of the official account, and agree (a link made by the console does as well):");
        Console.WriteLine($"     {link}");
        Console.WriteLine("3. Wait here, or paste the address the browser ends at (or the code in it) and press Enter.");
    }
}
