using ChatTutor.Core.Conversation;

namespace ChatTutor.Tests.Channels;

/// <summary>What a channel promises whatever its platform does: nobody is forgotten, nobody else waits, nothing secret is written down.</summary>
public abstract class PlatformConformance : ChannelConformance
{
    /// <summary>What a platform that says how long to wait says here.</summary>
    public static readonly TimeSpan Wait = TimeSpan.FromSeconds(1);

    protected new PlatformBed Bed => (PlatformBed)base.Bed;

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        foreach (var secret in (string[])[.. Bed.Secrets, Private])
            Assert.DoesNotContain(Bed.Logged, line => line.Contains(secret, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Too_many_requests_is_waited_out_and_the_message_comes_once()
    {
        var (start, person) = (DateTime.UtcNow, Bed.NewPerson());
        Bed.Fail(Trouble.TooManyRequests);
        await Bed.SayAsync(person, $"xin chào {Private}");
        await Bed.SeenAsync(person, 1);
        Assert.True(DateTime.UtcNow - start >= Wait);
        await OnlyOneAsync(person);
    }

    [Fact]
    public async Task An_error_of_the_server_is_tried_again_and_the_message_comes_once()
    {
        var person = Bed.NewPerson();
        Bed.Fail(Trouble.ServerError);
        await Bed.SayAsync(person, $"xin chào {Private}");
        await Bed.SeenAsync(person, 1);
        await OnlyOneAsync(person);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_holds_up_nobody_else()
    {
        var (waiting, other) = (Bed.NewPerson(), Bed.NewPerson());
        Bed.Fail(Trouble.Hang);
        var tried = Bed.SendsTried;
        await Bed.SayAsync(waiting, $"xin chào {Private}");
        await ChannelBed.UntilAsync(() => Bed.SendsTried > tried, () => "Nothing was sent.");
        await Bed.SayAsync(other, "xin chào");
        await Bed.SeenAsync(other, 1);
        Assert.Empty(Bed.Seen(waiting));
        await Bed.SeenAsync(waiting, 1);
    }

    [Fact]
    public async Task A_line_cut_after_taking_may_bring_a_reply_twice_but_never_not_at_all()
    {
        var person = Bed.NewPerson();
        // A line that is already open: on one that is not, a client may quietly try again.
        await Bed.SayAsync(person, "xin chào");
        var greeting = await Bed.SeenAsync(person, 1);
        Bed.Fail(Trouble.ResetAfter);
        await Bed.SayAsync(person, "GIÚP");
        var help = await Bed.SeenAsync(person, 2);
        await Bed.SayAsync(person, "DỮ LIỆU");
        await ChannelBed.UntilAsync(() => Bed.Seen(person).Select(m => m.Text).Distinct().Count() == 3, () => "The chat stopped.");
        Assert.NotEqual(greeting.Text, help.Text);
        Assert.InRange(Bed.Seen(person).Count(m => m.Text == help.Text), 1, 2);
    }

    [Fact]
    public async Task Who_has_left_is_known_as_gone_and_is_welcome_back()
    {
        var (gone, other) = (Bed.NewPerson(), Bed.NewPerson());
        await Bed.SayAsync(gone, "xin chào");
        await Bed.SeenAsync(gone, 1);
        if (Bed.TellsWhoLeft)
        {
            Bed.Fail(Trouble.Blocked);
            await Bed.AnnounceAsync(gone, new Reply.Say("tin", "Ngày hội học tập", []));
            await ChannelBed.UntilAsync(() => Bed.IsKnownAsGoneAsync(gone).Result, () => "Nobody noticed.");
        }
        await Bed.SayAsync(other, "xin chào");
        await Bed.SeenAsync(other, 1);
        await Bed.SayAsync(gone, "GIÚP");
        await Bed.SeenAsync(gone, 2);
        Assert.False(await Bed.IsKnownAsGoneAsync(gone));
    }

    private async Task OnlyOneAsync(string person)
    {
        await Bed.SayAsync(person, "GIÚP");
        Assert.Contains("không cần dấu", (await Bed.SeenAsync(person, 2)).Text, StringComparison.Ordinal);
    }
}
