using ChatTutor.Fakes;

namespace ChatTutor.Demo.Players;

/// <summary>The one learner on a channel, played by hand: what they say and tap, what they see, and what goes wrong on the way.</summary>
internal abstract class Player
{
    private readonly List<(int After, string Words)> said = [];

    /// <summary>The fake's name in the world's plan and log.</summary>
    public abstract string Platform { get; }

    /// <summary>As people call the channel.</summary>
    public abstract string Title { get; }

    /// <summary>How messages get to the program here, and what this channel has not got.</summary>
    public abstract string About { get; }

    /// <summary>The call that sends words.</summary>
    public abstract string SendMethod { get; }

    /// <summary>What can be made to happen to the next message, by the names of <see cref="FaultMenu"/>.</summary>
    public abstract IReadOnlyDictionary<string, Fault> Faults { get; }

    /// <summary>True while the person has shut the door; null where the platform has no door to shut.</summary>
    public bool? IsShut { get; protected set; }

    /// <summary>Both sides, in order.</summary>
    public IReadOnlyList<Line> Talk()
    {
        var (seen, all) = (Seen(), new List<Line>());
        lock (said)
        {
            var next = 0;
            for (var n = 0; n <= seen.Count; n++)
            {
                for (; next < said.Count && said[next].After <= n; next++)
                    all.Add(new Line($"toi{next}", IsMine: true, said[next].Words, null, []));
                if (n < seen.Count)
                    all.Add(seen[n]);
            }
        }
        return all;
    }

    public void Say(string words)
    {
        Note(words);
        Send(words);
    }

    /// <exception cref="InvalidOperationException">There is no such button.</exception>
    public void Tap(string button)
    {
        Press(button);
        Note(button);
    }

    /// <summary>Shuts the door, or opens it again.</summary>
    public virtual void Turn()
    {
    }

    /// <summary>The bytes of a picture, where the bot has handed over the file.</summary>
    public virtual byte[]? Picture(string id) => null;

    /// <summary>What the bot has sent, in order.</summary>
    protected abstract IReadOnlyList<Line> Seen();

    protected abstract void Send(string words);

    /// <summary>Presses the latest button with this label.</summary>
    protected abstract void Press(string button);

    private void Note(string words)
    {
        lock (said)
            said.Add((Seen().Count, words));
    }
}

/// <summary>A message in a talk.</summary>
/// <param name="Picture">Where the page finds the picture, or null.</param>
/// <param name="Buttons">Those under it now.</param>
internal sealed record Line(string Id, bool IsMine, string Text, string? Picture, IReadOnlyList<PlayButton> Buttons);

/// <param name="Url">What it opens; null when it is answered by tapping.</param>
internal sealed record PlayButton(string Label, string? Url);
