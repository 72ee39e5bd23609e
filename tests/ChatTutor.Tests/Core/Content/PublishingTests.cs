using ChatTutor.Core.Content;

namespace ChatTutor.Tests.Core;

/// <summary>What nobody has confirmed is not taught; what a commune says differently is said to its people only.</summary>
public sealed class PublishingTests : IDisposable
{
    private readonly SpoiledContent content = new();

    public void Dispose() => content.Dispose();

    [Fact]
    public void A_card_that_rests_on_an_unconfirmed_fact_is_held()
    {
        content.Replace("facts/mau.yaml", "says: Tin lạ hay hối gấp.", "says: Tin lạ hay hối gấp.\n    unconfirmed: chưa hỏi Công an");
        var loaded = content.Load();
        Assert.True(loaded.IsGood);
        var lesson = loaded.Catalogue!.Lesson("mau/du-loai")!;
        Assert.DoesNotContain(lesson.Steps, s => s.Id == "the");
        Assert.Equal(new HeldStep("the", "chưa hỏi Công an"), Assert.Single(lesson.Held));
        var open = Assert.Single(loaded.Open);
        Assert.Equal(("Ban tổ chức", "Tin lạ hay hối gấp.", "chưa hỏi Công an"), (open.Owner, open.What, open.Why));
    }

    [Fact]
    public void So_is_a_question_of_the_bank()
    {
        content.Replace("facts/mau.yaml", "says: Tin lạ hay hối gấp.", "says: Tin lạ hay hối gấp.\n    unconfirmed: chưa hỏi Công an");
        content.Replace("banks/mau/ngan.yaml", "difficulty: 1", "facts: [tin-la]");
        Assert.Empty(content.Load().Catalogue!.Items);
    }

    [Fact]
    public void A_step_may_be_held_by_itself()
    {
        content.Replace(SpoiledContent.Long, "text: Mở phần tin nhắn, tìm một tin của người lạ.", "text: Mở phần tin nhắn.\n    unconfirmed: chưa thử trên máy");
        var open = Assert.Single(content.Load().Open);
        Assert.Equal(("mau/du-loai#thu", "chưa thử trên máy", 23), (open.What, open.Why, open.At.Line));
    }

    [Fact]
    public void A_commune_has_its_own_words_contacts_and_lessons()
    {
        content.Replace(SpoiledContent.Short, "Bấm nhầm không hư máy đâu.", "\"Không rành thì hỏi {to_cong_nghe}.\"");
        content.Write("local/phuong-sa-dec/local.yaml",
            "contacts: { to_cong_nghe: chị Tư ở khóm một }\nsteps: [{ lesson: mau/ngan, step: mo, text: Bấm nhầm thì ra chợ hỏi. }]");
        content.Write("local/phuong-sa-dec/courses/cho-sa-dec/course.yaml", "id: cho-sa-dec\ntitle: Chợ Sa Đéc\nowner: ban-to-chuc\nlessons: [ngan]");
        content.Write("local/phuong-sa-dec/courses/cho-sa-dec/ngan.yaml",
            File.ReadAllText(Path.Combine(content.Folder, SpoiledContent.Short)).Replace("id: mau/ngan", "id: cho-sa-dec/ngan", StringComparison.Ordinal)
                .Replace("prompt: ", "prompt: Ở chợ, ", StringComparison.Ordinal));
        Assert.Empty(content.Mistakes());
        var common = content.Load().Catalogue!;
        var own = common.For("phuong-sa-dec");
        Assert.Equal("Bấm nhầm thì ra chợ hỏi.", Text(own, "mo"));
        Assert.Equal("Bấm nhầm thì bấm quay lại.", Text(common, "mo"));
        Assert.Equal("Không rành thì hỏi chị Tư ở khóm một.", own.Phrases.Address(Text(own, "chac")));
        Assert.Equal("Không rành thì hỏi Tổ công nghệ số ở ấp.", common.For("phuong-cao-lanh").Phrases.Address(Text(common, "chac")));
        Assert.NotNull(own.Lesson("cho-sa-dec/ngan"));
        Assert.Null(common.Lesson("cho-sa-dec/ngan"));
        // Reports are for all communes: a course of one of them has a name there too.
        Assert.Equal("Chợ Sa Đéc", common.Course("cho-sa-dec")!.Title);
    }

    [Fact]
    public void The_tutor_speaks_to_a_learner_as_their_commune_does()
    {
        content.Write("local/phuong-sa-dec/local.yaml", "steps: [{ lesson: mau/ngan, step: mo, text: Bấm nhầm thì ra chợ hỏi. }]");
        var pupil = new Pupil(content.Load().Catalogue!).Begin("mau/ngan");
        Assert.Contains("Bấm nhầm thì bấm quay lại.", pupil.Text, StringComparison.Ordinal);
        pupil.Learner = pupil.Learner with { Commune = "phuong-sa-dec" };
        pupil.Say("học");
        Assert.Contains("Bấm nhầm thì ra chợ hỏi.", pupil.Text, StringComparison.Ordinal);
    }

    private static string Text(Catalogue catalogue, string step) => ((Card)catalogue.Lesson("mau/ngan")!.Find(step)!).Text;
}
