using ChatTutor.Channels;
using ChatTutor.Core.Conversation;
using ChatTutor.Tests.Core;

namespace ChatTutor.Tests.Channels;

/// <summary>
/// Every message of every lesson, right and wrong answers, both phones, is one message on every channel, within what the channel allows:
/// those that are built and those whose limits authors keep already.
/// </summary>
public sealed class EveryLessonFitsTests
{
    private static readonly string Media = Path.Combine(Repository.Content, "media");

    public static TheoryData<string> AllLessons => EveryLessonTests.AllLessons;

    [Theory]
    [MemberData(nameof(AllLessons))]
    public void On_every_channel(string id)
    {
        var catalogue = id.StartsWith("mau/", StringComparison.Ordinal) ? SampleContent.Catalogue : SampleContent.Real.Catalogue!;
        var pupil = new Pupil(catalogue).Begin(id);
        Check(pupil);
        while (pupil.Learner.Lesson is { } place)
        {
            foreach (var wrong in pupil.Asked is { } question ? AnswerKey.Wrong(question) : [])
            {
                WaysToAnswer.Press(pupil, wrong);
                Check(pupil);
                pupil.Tap("retry:" + place.Step);
                Check(pupil);
            }
            foreach (var more in new[] { "phone:", "phone:", "differs:" }.Where(a => pupil.IsOffered(a + place.Step)))
            {
                pupil.Tap(more + place.Step);
                Check(pupil);
            }
            if (pupil.Asked is { } asked)
                WaysToAnswer.Press(pupil, AnswerKey.Right(asked));
            else
                WaysToAnswer.GoOn(pupil, "buttons");
            Check(pupil);
        }
    }

    private static void Check(Pupil pupil)
    {
        foreach (var (kind, reply) in ChannelKinds.All.SelectMany(k => pupil.Last.Replies.Select(r => (k, r))))
        {
            var messages = kind.Show(reply, Media);
            // A picture may come before its words; nothing else comes in pieces.
            Assert.InRange(messages.Count, 1, reply is Reply.Picture ? 2 : 1);
            Assert.All(messages, message => Check(kind, message));
        }
    }

    private static void Check(ChannelKind kind, ShownMessage message)
    {
        var longest = message.Picture is null ? kind.Limits.LongestText : kind.Limits.LongestCaption;
        Assert.False(kind.Limits.Measure(message.Text) > longest, $"{kind.Name}: {message.Text}");
        Assert.False(message.Labels.Count > kind.Limits.MostButtons, $"{kind.Name}: {message.Labels.Count} buttons");
        Assert.All(message.Labels, label => Assert.False(label.Length > kind.Limits.LongestLabel, $"{kind.Name}: {label}"));
    }
}
