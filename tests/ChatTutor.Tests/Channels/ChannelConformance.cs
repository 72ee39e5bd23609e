using ChatTutor.Channels;
using ChatTutor.Core.Conversation;

namespace ChatTutor.Tests.Channels;

/// <summary>What every channel promises, seen from outside by the people on it. A channel's tests inherit this with a bed of their own.</summary>
public abstract class ChannelConformance : IAsyncLifetime
{
    /// <summary>Put into what people say, looked for in logs.</summary>
    protected const string Private = "chuyện riêng";

    protected ChannelBed Bed { get; private set; } = null!;

    public async Task InitializeAsync() => Bed = await OpenAsync();

    public virtual async Task DisposeAsync() => await Bed.DisposeAsync();

    protected abstract Task<ChannelBed> OpenAsync();

    [Fact]
    public async Task Words_are_answered()
    {
        var person = Bed.NewPerson();
        await Bed.SayAsync(person, "xin chào");
        Assert.StartsWith("Chào bác!", (await Bed.SeenAsync(person, 1)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_delivery_many_times_has_one_effect()
    {
        var person = Bed.NewPerson();
        var greeting = Bed.Write(person, "xin chào");
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Bed.DeliverAsync(greeting)));
        await Bed.SeenAsync(person, 1);
        await Bed.DeliverAsync(greeting);
        await Bed.SayAsync(person, "GIÚP");
        Assert.Contains("không cần dấu", (await Bed.SeenAsync(person, 2)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_delivery_that_comes_after_a_later_one_is_neither_lost_nor_doubled()
    {
        var person = Bed.NewPerson();
        await Bed.SayAsync(person, "xin chào");
        await Bed.SeenAsync(person, 1);
        var (first, second) = (Bed.Write(person, "GIÚP"), Bed.Write(person, "DỮ LIỆU"));
        await Bed.DeliverAsync(second);
        await Bed.DeliverAsync(first);
        await Bed.DeliverAsync(second);
        await Bed.SeenAsync(person, 3);
        await Bed.SayAsync(person, "xin chào");
        await Bed.SeenAsync(person, 4);
        Assert.Equal(4, Bed.Seen(person).Count);
        Assert.Equal(3, Bed.Seen(person).Take(3).Select(m => m.Text).Distinct().Count());
    }

    [Fact]
    public async Task Each_of_many_people_gets_their_own_answers_in_order()
    {
        var people = Enumerable.Range(0, 20).Select(_ => Bed.NewPerson()).ToList();
        await Task.WhenAll(people.Select(async person =>
        {
            foreach (var (n, words) in (string[])["xin chào", "GIÚP", "DỮ LIỆU"] is { } all ? all.Index() : [])
            {
                await Bed.SayAsync(person, words);
                await Bed.SeenAsync(person, n + 1);
            }
        }));
        var talk = Bed.Seen(people[0]).Select(m => m.Text).ToList();
        Assert.Equal(3, talk.Distinct().Count());
        Assert.All(people, person => Assert.Equal(talk, Bed.Seen(person).Select(m => m.Text)));
    }

    [Fact]
    public async Task Words_longer_than_anybody_reads_get_a_kind_answer()
    {
        var person = Bed.NewPerson();
        await Bed.SayAsync(person, string.Concat(Enumerable.Repeat("dài quá ", 2500)));
        Assert.Contains("Tin này dài quá", (await Bed.SeenAsync(person, 1)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_message_comes_whole_in_parts_that_fit_with_the_choices_at_its_end()
    {
        var limits = ChannelKinds.All.Single(k => k.Name == Bed.Channel).Limits;
        var person = Bed.NewPerson();
        await Bed.SayAsync(person, "xin chào");
        await Bed.SeenAsync(person, 1);
        var text = string.Join("\n\n", Enumerable.Range(1, 200).Select(i => $"Đoạn {i}: bác giữ mã cho riêng mình 👨‍👩‍👧‍👦. Có ai hối thì dừng lại."));
        await Bed.AnnounceAsync(person, new Reply.Say("dai", text, [new ReplyChoice("0:cmd:menu", "Về menu")]));
        await ChannelBed.UntilAsync(() => Bed.Seen(person)[^1] is { } last && (last.Text + string.Concat(last.Labels)).Contains("Về menu", StringComparison.Ordinal),
            () => $"The end never came; there are {Bed.Seen(person).Count} messages.");
        var parts = Bed.Seen(person).Skip(1).ToList();
        Assert.Equal(Dense(text), Dense(string.Concat(parts.Select(p => p.Text)))[..Dense(text).Length]);
        Assert.All(parts, p => Assert.InRange(limits.Measure(p.Text), 1, limits.LongestText ?? int.MaxValue));
    }

    [Fact]
    public async Task A_picture_comes_with_its_words()
    {
        var person = Bed.NewPerson();
        await Bed.SayAsync(person, "xin chào");
        await Bed.SeenAsync(person, 1);
        await Bed.AnnounceAsync(person, new Reply.Picture("hinh", "Tin lạ thường có đường dẫn.", [], "tin-la.png", "Một tin nhắn có đường dẫn lạ."));
        var seen = await Bed.SeenAsync(person, 2);
        Assert.Contains("Tin lạ thường có đường dẫn.", seen.Text, StringComparison.Ordinal);
        Assert.True(seen.HasPicture || seen.Text.Contains("Một tin nhắn có đường dẫn lạ.", StringComparison.Ordinal));
    }

    /// <summary>tests/transcripts/channels: the two sample lessons as people on this channel see them. UPDATE=1 writes them anew.</summary>
    [Fact]
    public async Task A_lesson_with_every_kind_of_question_goes_as_written()
    {
        var path = Path.Combine(Repository.Root, "tests", "transcripts", "channels", $"{GetType().Name.Replace("Conformance", "", StringComparison.Ordinal)}.txt");
        var played = await LessonOnChannel.PlayAsync(Bed);
        if (Environment.GetEnvironmentVariable("UPDATE") == "1")
            await File.WriteAllTextAsync(path, played);
        else
            Assert.Equal(await File.ReadAllTextAsync(path), played);
    }

    private static string Dense(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
