using ChatTutor.Core.Conversation;
using ChatTutor.Service.Content;
using ChatTutor.Tests.Core;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace ChatTutor.Tests.Service;

/// <summary>What authors save is taken up when it is good and finished, and only then.</summary>
public sealed class ContentWatcherTests : IDisposable
{
    private const string Text = "Bấm nhầm không hư máy đâu.";

    private readonly SpoiledContent content = new();
    private readonly CatalogueSource catalogues;
    private readonly FakeTimeProvider time = new(new DateTimeOffset(SampleContent.Today.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero));
    private readonly ContentWatcher watcher;

    public ContentWatcherTests()
    {
        catalogues = new CatalogueSource(content.Load().Catalogue!);
        watcher = new ContentWatcher(content.Folder, catalogues, time, NullLogger<ContentWatcher>.Instance);
        watcher.Look();
    }

    private string Shown => ((ChatTutor.Core.Content.Card)catalogues.Current.Lesson("mau/ngan")!.Find("chac")!).Text;

    public void Dispose()
    {
        watcher.Dispose();
        content.Dispose();
    }

    [Fact]
    public void Nothing_changed_is_nothing_to_do()
    {
        Assert.Null(watcher.Look());
        Assert.Null(watcher.Look());
    }

    [Fact]
    public void A_good_change_is_taken_up_once_it_has_been_still_for_a_look()
    {
        content.Replace(SpoiledContent.Short, Text, "Máy không hư đâu mà lo.");
        Assert.Null(watcher.Look());
        Assert.Equal(Text, Shown);
        Assert.True(watcher.Look()!.IsGood);
        Assert.Equal("Máy không hư đâu mà lo.", Shown);
        Assert.Null(watcher.Look());
    }

    [Fact]
    public void A_bad_change_is_refused_and_the_old_stays_until_it_is_mended()
    {
        var old = catalogues.Current;
        content.Replace(SpoiledContent.Short, Text, "Máy không hư ⚠");
        Assert.Null(watcher.Look());
        Assert.False(watcher.Look()!.IsGood);
        Assert.Same(old, catalogues.Current);
        Assert.Null(watcher.Look());
        content.Replace(SpoiledContent.Short, "Máy không hư ⚠", "Máy không hư đâu.");
        Assert.Null(watcher.Look());
        Assert.True(watcher.Look()!.IsGood);
        Assert.Equal("Máy không hư đâu.", Shown);
    }

    [Fact]
    public void A_file_still_being_written_is_not_taken()
    {
        content.Replace(SpoiledContent.Short, Text, "Máy");
        Assert.Null(watcher.Look());
        content.Replace(SpoiledContent.Short, "text: Máy\n", "text: Máy không\n");
        Assert.Null(watcher.Look());
        content.Replace(SpoiledContent.Short, "text: Máy không\n", "text: Máy không hư đâu.\n");
        Assert.Null(watcher.Look());
        Assert.Equal(Text, Shown);
        watcher.Look();
        Assert.Equal("Máy không hư đâu.", Shown);
    }

    [Fact]
    public void A_folder_that_vanishes_and_comes_back_changes_nothing()
    {
        Directory.Move(content.Folder, content.Folder + "-away");
        watcher.Look();
        Assert.False(watcher.Look()!.IsGood);
        Assert.Equal(Text, Shown);
        Directory.Move(content.Folder + "-away", content.Folder);
        watcher.Look();
        Assert.True(watcher.Look()!.IsGood);
        Assert.Equal(Text, Shown);
    }

    [Fact]
    public void A_learner_in_the_middle_of_a_lesson_keeps_place_and_marks()
    {
        var pupil = new Pupil(catalogues.Current).Begin("mau/ngan");
        pupil.Say("tiep");
        pupil.Say("tiep");
        pupil.Say("sai");
        content.Replace(SpoiledContent.Short, "  - id: dung-sai", "  - { id: moi, kind: card, text: Thẻ mới nè. }\n  - id: dung-sai");
        watcher.Look();
        watcher.Look();
        pupil.Catalogue = catalogues.Current;
        pupil.Say("học");
        Assert.StartsWith("Bước 4/6", pupil.Text, StringComparison.Ordinal);
        Assert.Equal(new StepMark(true, 1), pupil.Learner.Lesson!.Marks["dung-sai"]);
    }

    [Fact]
    public async Task It_looks_by_itself()
    {
        await watcher.StartAsync(CancellationToken.None);
        content.Replace(SpoiledContent.Short, Text, "Máy không hư đâu mà lo.");
        var clock = System.Diagnostics.Stopwatch.StartNew();
        while (Shown == Text && clock.Elapsed < TimeSpan.FromSeconds(20))
        {
            time.Advance(TimeSpan.FromSeconds(2));
            await Task.Yield();
        }
        await watcher.StopAsync(CancellationToken.None);
        Assert.Equal("Máy không hư đâu mà lo.", Shown);
    }
}
