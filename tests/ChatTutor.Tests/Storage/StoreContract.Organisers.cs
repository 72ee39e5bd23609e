using ChatTutor.Core.Organisers;
using ChatTutor.Service.Organisers;
using ChatTutor.Service.Ports;

namespace ChatTutor.Tests.Storage;

/// <summary>What every store promises about organisers and the log of what they do.</summary>
public abstract partial class StoreContract
{
    private static readonly Organiser An = new("an", "Nguyễn Văn An", OrganiserRole.CommuneOrganiser, new("xa-a", "ap-1"), "telegram:1");

    private IOrganiserStore Organisers => (IOrganiserStore)Store;

    [Fact]
    public async Task Organisers_and_notes_are_stored_together_or_not_at_all()
    {
        Assert.Equal(AuditHead.Empty, await Organisers.AuditHeadAsync(default));
        await SaveAsync(An);
        Assert.Null(await Organisers.ChangeAsync(_ => null, default));
        await Assert.ThrowsAsync<IOException>(async () => await Organisers.ChangeAsync(_ => throw new IOException("our own mistake"), default));
        await Assert.ThrowsAsync<ArgumentException>(async () => await Organisers.ChangeAsync(_ => new([An with { Id = "no id" }], [Note("x")]), default));

        Assert.Equal(An, Assert.Single(await Organisers.OrganisersAsync(default)).Value);
        Assert.Equal(An, await Organisers.FindOrganiserAsync("an", default));
        Assert.Null(await Organisers.FindOrganiserAsync("AN", default));
        Assert.Equal(Note("an"), Assert.Single(await Organisers.AuditAsync(1, 10, default)).Note);
        Assert.False(Store.Failed.IsCompleted);
    }

    [Fact]
    public async Task A_change_sees_those_before_it_and_replaces_by_id()
    {
        await Task.WhenAll(Enumerable.Range(0, 100).Select(i => Organisers.ChangeAsync(
            all => new([(all.GetValueOrDefault("an") ?? An with { Round = 0 }) with { Round = (all.GetValueOrDefault("an")?.Round ?? 0) + 1 }], [Note($"{i}")]), default).AsTask()));

        Assert.Equal(100, (await Organisers.FindOrganiserAsync("an", default))!.Round);
        var log = await Organisers.AuditAsync(1, 1000, default);
        Assert.Equal(100, log.Count);
        Assert.Null(AuditChain.Fault(log, [await Organisers.AuditHeadAsync(default)]));
    }

    [Fact]
    public async Task The_log_is_read_in_stretches()
    {
        for (var i = 1; i <= 25; i++)
            await Organisers.NoteAsync(Note($"{i}"), default);

        Assert.Equal(["11", "12", "13"], (await Organisers.AuditAsync(11, 3, default)).Select(e => e.Note.About));
        Assert.Equal(["24", "25"], (await Organisers.AuditAsync(24, 100, default)).Select(e => e.Note.About));
        Assert.Empty(await Organisers.AuditAsync(26, 100, default));
    }

    [Fact]
    public async Task Odd_words_in_a_note_harm_nobody()
    {
        await Organisers.NoteAsync(Note("đ\ud83d \0 \uffff \" < 'x'"), default);
        await SaveAsync(An with { Name = "A\ud83d" });

        Assert.Null(AuditChain.Fault(await Organisers.AuditAsync(1, 10, default), []));
        Assert.Single(await Organisers.OrganisersAsync(default));
    }

    [Fact]
    public async Task A_link_opens_once_for_ten_minutes_and_only_the_latest()
    {
        var office = new OrganiserOffice(Organisers);
        await SaveAsync(An);
        var first = await office.IssueLinkAsync("an", Note(""), default);
        var second = await office.IssueLinkAsync("an", Note(""), default);

        Assert.Null(await office.IssueLinkAsync("ai-do", Note(""), default));
        Assert.False(await office.HasLinkAsync(first!, Talk.Start, default));
        Assert.True(await office.HasLinkAsync(second!, Talk.Start, default));
        Assert.Null(await office.RedeemLinkAsync(second!, Talk.Start + OneTimeCodes.Life, default));
        var opened = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => office.RedeemLinkAsync(second!, Talk.Start, default).AsTask()));
        Assert.Equal("an", Assert.Single(opened, o => o is not null)!.Id);

        var third = await office.IssueLinkAsync("an", Note(""), default);
        Assert.True(await office.DisableAsync("an", Note(""), default));
        Assert.Null(await office.RedeemLinkAsync(third!, Talk.Start, default));
        Assert.Null(await office.IssueLinkAsync("an", Note(""), default));
    }

    [Fact]
    public async Task A_chat_belongs_to_the_organiser_who_linked_it_last()
    {
        var office = new OrganiserOffice(Organisers);
        await SaveAsync(An);
        await SaveAsync(An with { Id = "binh", Chat = null });
        var code = await office.IssuePairingAsync("binh", Note(""), default);

        Assert.Null(await office.PairAsync("ABCDEFGH", new("telegram", "1"), Talk.Start, default));
        Assert.Equal("binh", (await office.PairAsync(code!, new("telegram", "1"), Talk.Start, default))!.Id);
        Assert.Null(await office.PairAsync(code!, new("telegram", "2"), Talk.Start, default));

        Assert.Null((await Organisers.FindOrganiserAsync("an", default))!.Chat);
        Assert.Equal("telegram:1", (await Organisers.FindOrganiserAsync("binh", default))!.Chat);
    }

    [Fact]
    public async Task Another_role_ends_the_sessions_and_what_signs_in_stays()
    {
        var office = new OrganiserOffice(Organisers);
        await SaveAsync(An with { Factor = new("secret", 7), SingleSignOn = "an@tinh.vn" });

        await office.SaveAsync([An with { Name = "An", Chat = null }], Note(""), default);
        var renamed = await Organisers.FindOrganiserAsync("an", default);
        Assert.Equal(An with { Name = "An", Factor = new("secret", 7), SingleSignOn = "an@tinh.vn" }, renamed);

        await office.SaveAsync([An with { Role = OrganiserRole.Auditor }], Note(""), default);
        Assert.Equal(1, (await Organisers.FindOrganiserAsync("an", default))!.Round);
    }

    private static AuditNote Note(string about) => new(Talk.Start, "an", "thu", "tinh", about);

    private async Task SaveAsync(Organiser organiser) => await Organisers.ChangeAsync(_ => new([organiser], [Note(organiser.Id)]), default);
}
