using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace ChatTutor.Channels.Zalo.Tokens;

/// <summary>
/// Keeps the access to the official account. A refresh token is good for one use, so there is one renewal at a time, in this process
/// and beside others; it is written down before it begins; and what Zalo gives is on the disk before anybody uses it. Whatever is lost
/// on the way is told: the channel is then in trouble until somebody has consented again.
/// </summary>
internal sealed class TokenKeeper(TokenFile file, OAuthCalls oauth, ZaloOaSettings settings, TimeProvider time, ILogger log) : IDisposable
{
    public const string Cure = "run \"chattutor zalo login\", or set ChatTutor:ZaloOa:RefreshToken to a new one";

    private static readonly TimeSpan LockTime = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LockPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(5);

    /// <summary>Also the longest until a new consent is taken up.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim gate = new(1, 1);
    private TokenPair? current;
    private TokenRecord? unsaved;
    private DateTimeOffset nextTry;
    private int failures;

    /// <summary>What an operator has to mend, or null.</summary>
    public string? Trouble { get; private set; }

    /// <param name="refused">The token that Zalo has just refused, or null.</param>
    public async ValueTask<Access> GetAsync(string? refused, CancellationToken stop)
    {
        if (Usable(refused) is { } token)
            return token;
        await gate.WaitAsync(stop);
        try
        {
            return Usable(refused) ?? await RenewAsync(refused, stop);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Alarm($"the file of tokens cannot be written or read ({e.Message})", refused);
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();

    private Access? Usable(string? refused) =>
        current is { } pair && !pair.IsDue(time.GetUtcNow()) && pair.Access != refused ? new Access.Token(pair.Access) : null;

    private async Task<Access> RenewAsync(string? refused, CancellationToken stop)
    {
        if (time.GetUtcNow() < nextTry)
            return Held(refused) ?? new Access.Later(nextTry - time.GetUtcNow());
        using var alone = await LockAsync(stop);
        if (alone is null)
            return Held(refused) ?? Fail("another process is renewing the access", alarm: false);
        if (unsaved is not null)
            return Keep(unsaved);
        var record = Load();
        // Another process, or the command "zalo login", may have been here.
        if (record is { Attempt: null, Pair: { } pair } && pair.Access != refused && !pair.IsDue(time.GetUtcNow()))
            return Use(pair);
        return await AskAsync(record, refused);
    }

    private async Task<Access> AskAsync(TokenRecord record, string? refused)
    {
        current = record.Pair;
        if (TokenToUse(record) is not { } token)
        {
            var why = record.Refused is null ? "nobody has given it access yet" : "Zalo has refused to renew the access";
            return Alarm(Trouble ?? $"{why}; {Cure}", refused);
        }
        if (record.Attempt is { } at)
            log.CutOff(at);
        file.Save(record with { Attempt = time.GetUtcNow() });
        // Not to be broken off: the answer holds the only good token there is.
        switch (await oauth.RenewAsync(token, CancellationToken.None))
        {
            case TokenAnswer.Granted granted:
                return Keep(new TokenRecord(granted.Pair));
            case TokenAnswer.Refused no:
                file.Save(record with { Attempt = null, Refused = [.. record.Refused ?? [], TokenRecord.Fingerprint(token, settings)] });
                return Alarm($"Zalo refuses to renew the access ({no.Why}); {Cure}", refused);
            case TokenAnswer.Unknown unknown:
                return Held(refused, unknown.Why) ?? Fail($"the access could not be renewed ({unknown.Why})", alarm: true);
            default:
                throw new InvalidOperationException();
        }
    }

    /// <summary>The kept token, or the one of the settings when there is none or it has been refused; null when both are used up.</summary>
    private string? TokenToUse(TokenRecord record)
    {
        string?[] tokens = [record.Pair?.Refresh, settings.RefreshToken];
        return tokens.FirstOrDefault(t => !string.IsNullOrEmpty(t) && record.Refused?.Contains(TokenRecord.Fingerprint(t, settings)) != true);
    }

    /// <summary>First on the disk, then in use.</summary>
    private Access Keep(TokenRecord record)
    {
        unsaved = record;
        file.Save(record);
        unsaved = null;
        log.Renewed(record.Pair!.Until);
        return Use(record.Pair);
    }

    private Access Use(TokenPair pair)
    {
        (current, failures, nextTry) = (pair, 0, default);
        if (Trouble is not null)
            log.AlarmOver();
        Trouble = null;
        return new Access.Token(pair.Access);
    }

    private TokenRecord Load()
    {
        try
        {
            return file.Load();
        }
        catch (JsonException)
        {
            // Only what stands in the settings can help now; without it the alarm below names the cure.
            log.NotRenewed("the file of tokens is damaged", 0);
            return TokenRecord.Empty;
        }
    }

    /// <summary>The old token as long as it holds; null when it does not.</summary>
    private Access? Held(string? refused, string? why = null)
    {
        if (current is not { } pair || !pair.IsGood(time.GetUtcNow()) || pair.Access == refused)
            return null;
        if (why is not null)
            log.NotRenewed(why, Pause().TotalSeconds);
        return new Access.Token(pair.Access);
    }

    /// <summary>Also while the old token still holds: there are hours left to consent again before anybody notices.</summary>
    private Access Alarm(string why, string? refused)
    {
        var later = Fail(why, alarm: true);
        return Held(refused) ?? later;
    }

    private Access Fail(string why, bool alarm)
    {
        if (alarm && Trouble != why)
            log.Alarm(why);
        if (alarm)
            Trouble = why;
        return new Access.Later(Pause());
    }

    private TimeSpan Pause()
    {
        var doubled = ShortestPause * Math.Pow(2, Math.Min(failures++, 10));
        var pause = doubled < LongestPause ? doubled : LongestPause;
        nextTry = time.GetUtcNow() + pause;
        return pause;
    }

    private async Task<IDisposable?> LockAsync(CancellationToken stop)
    {
        for (var waited = TimeSpan.Zero; waited < LockTime; waited += LockPause)
        {
            if (file.TryLock() is { } alone)
                return alone;
            await Task.Delay(LockPause, time, stop);
        }
        return null;
    }
}
