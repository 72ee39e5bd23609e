using System.Net.Http.Json;
using System.Text.Json;
using ChatTutor.Fakes.Telegram;
using ChatTutor.Fakes.ZaloOa;
using ChatTutor.Tests.Channels;

namespace ChatTutor.Tests.Host;

/// <summary>Somewhere a person writes to the running program from, over a socket, and reads what it says.</summary>
internal abstract class Place
{
    /// <summary>Says it and waits for the reply.</summary>
    public abstract Task<string> SayAsync(string words);

    /// <summary>Presses the button with this label on the latest message and waits for the reply.</summary>
    public abstract Task<string> TapAsync(string label);

    /// <summary>Takes every label in turn; what is in brackets is typed.</summary>
    public async Task<string> GoAsync(params IReadOnlyList<string> wishes)
    {
        var said = "";
        foreach (var wish in wishes)
            said = wish.StartsWith('(') ? await SayAsync(wish.Trim('(', ')')) : await TapAsync(wish);
        return said;
    }
}

internal sealed class TelegramPlace(FakeTelegram telegram, long chat) : Place
{
    private int messages;

    public override Task<string> SayAsync(string words)
    {
        telegram.Text(chat, words);
        return NextAsync();
    }

    public override Task<string> TapAsync(string label)
    {
        telegram.Tap(chat, label);
        return NextAsync();
    }

    /// <summary>What is said next, whoever asked for it.</summary>
    public async Task<string> NextAsync() => (await telegram.MessageAsync(chat, ++messages)).Text;
}

internal sealed class ZaloPlace(FakeZaloOa zalo, string user) : Place
{
    private int messages;

    public override Task<string> SayAsync(string words) => PushAsync(zalo.Text(user, words));

    public override Task<string> TapAsync(string label) => PushAsync(zalo.Tap(user, label));

    private async Task<string> PushAsync(string body)
    {
        Assert.True(await zalo.Push.PushAsync(body));
        var n = ++messages;
        await ChannelBed.UntilAsync(() => zalo.Sent(user).Count >= n, () => $"{user} got {zalo.Sent(user).Count} messages, not {n}.");
        return zalo.Sent(user)[n - 1].Text;
    }
}

internal sealed class WebPlace(HttpClient client) : Place
{
    private string? learner;
    private JsonElement last;

    public override Task<string> SayAsync(string words) => PostAsync(words, null);

    public override Task<string> TapAsync(string label) => PostAsync(
        null, last.GetProperty("choices").EnumerateArray().First(c => c.GetProperty("label").GetString() == label).GetProperty("id").GetString());

    private async Task<string> PostAsync(string? text, string? choice)
    {
        using var answer = await client.PostAsJsonAsync("/api/chat", new { learner, id = Guid.NewGuid().ToString("N"), text, choice });
        answer.EnsureSuccessStatusCode();
        var turn = await answer.Content.ReadFromJsonAsync<JsonElement>();
        learner = turn.GetProperty("learner").GetString();
        last = turn.GetProperty("replies").EnumerateArray().Last();
        return last.GetProperty("text").GetString()!;
    }
}
