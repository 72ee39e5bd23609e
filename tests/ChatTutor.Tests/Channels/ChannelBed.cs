using System.Text.RegularExpressions;
using ChatTutor.Core.Conversation;

namespace ChatTutor.Tests.Channels;

/// <summary>
/// The whole program in small (tutor, store in memory, sending) behind one channel, and people in front of it. What a person
/// says is a delivery that can come late, twice or out of turn.
/// </summary>
public abstract partial class ChannelBed : IAsyncDisposable
{
    /// <summary>How long a test waits for what must come, in real time; far more than it takes.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>The name in <see cref="ChatTutor.Channels.ChannelKinds"/>.</summary>
    public abstract string Channel { get; }

    /// <summary>What somebody says, not delivered yet: the handle of it.</summary>
    public abstract string Write(string person, string words);

    /// <summary>Brings it to the program; may be done more than once.</summary>
    public abstract Task DeliverAsync(string written);

    /// <summary>What a person has got so far, in order.</summary>
    public abstract IReadOnlyList<SeenMessage> Seen(string person);

    /// <summary>Somebody who has not written yet, but whom the platform knows.</summary>
    public abstract string NewPerson();

    /// <summary>A message nobody asked for, through the same door as every reply.</summary>
    public abstract Task AnnounceAsync(string person, Reply reply);

    public Task SayAsync(string person, string words) => DeliverAsync(Write(person, words));

    /// <summary>Takes a choice of the latest message as this channel lets people take it: a tap, or what its line says to type.</summary>
    public virtual async Task ChooseAsync(string person, string label) => await SayAsync(person, WhatToType(Seen(person)[^1].Text, label));

    /// <summary>Waits for the nth message, from 1.</summary>
    public async Task<SeenMessage> SeenAsync(string person, int n)
    {
        await UntilAsync(() => Seen(person).Count >= n, () => $"{person} got {Seen(person).Count} messages, not {n}.");
        return Seen(person)[n - 1];
    }

    public static async Task UntilAsync(Func<bool> so, Func<string> otherwise)
    {
        var end = DateTime.UtcNow + Patience;
        while (!so())
        {
            if (DateTime.UtcNow > end)
                throw new TimeoutException(otherwise());
            await Task.Delay(10);
        }
    }

    public abstract ValueTask DisposeAsync();

    /// <summary>The number before the label, or the label itself where it has none.</summary>
    private static string WhatToType(string text, string label)
    {
        var line = text.Split('\n').Select(l => l.TrimStart()).FirstOrDefault(l => Numbered().Replace(l, "") == label)
            ?? throw new InvalidOperationException($"No line offers \"{label}\" in:\n{text}");
        return Numbered().Match(line) is { Success: true } number && char.IsDigit(number.Value[0]) ? number.Value.Split('.')[0] : label;
    }

    [GeneratedRegex(@"^(\d+\. |• )")]
    private static partial Regex Numbered();
}

/// <summary>A message as a person sees it.</summary>
/// <param name="Labels">Buttons, in order.</param>
/// <param name="HasPicture">The picture itself has come, not only its words.</param>
public sealed record SeenMessage(string Text, IReadOnlyList<string> Labels, bool HasPicture = false);
