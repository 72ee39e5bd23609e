using System.Net;
using ChatTutor.Service.Content;
using Microsoft.Extensions.DependencyInjection;

namespace ChatTutor.Tests.Host;

/// <summary>The sheets for halls: the lesson's own words, a commune's where it has some, and a code that opens it.</summary>
public sealed class PrintedPagesTests : IAsyncLifetime
{
    private ChatHost host = null!;

    public async Task InitializeAsync() => host = await ChatHost.StartAsync();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task A_sheet_has_the_cards_the_practice_the_recap_the_source_and_a_code()
    {
        var html = WebUtility.HtmlDecode(await host.Client.GetStringAsync("/in/mau/du-loai"));
        foreach (var words in new[] { "Gặp tin lạ thì dừng lại. Bác hỏi người nhà trước nhé.", "Mở phần tin nhắn", "Dừng lại một chút là an toàn.", "Nguồn, kiểm ngày 20/11/2026: Sổ tay." })
            Assert.Contains(words, html, StringComparison.Ordinal);
        Assert.Contains("<svg", html, StringComparison.Ordinal);
        Assert.Contains($"{host.Client.BaseAddress!.AbsoluteUri}?bai=mau/du-loai", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_commune_prints_its_own_contacts()
    {
        using var content = new Core.SpoiledContent();
        content.Replace(Core.SpoiledContent.Short, "Bấm nhầm không hư máy đâu.", "\"Không rành thì hỏi {to_cong_nghe}.\"");
        content.Write("local/phuong-sa-dec/local.yaml", "contacts: { to_cong_nghe: chị Tư ở khóm một }");
        host.Services.GetRequiredService<CatalogueSource>().Current = content.Load().Catalogue!;
        Assert.Contains("hỏi chị Tư ở khóm một.", WebUtility.HtmlDecode(await host.Client.GetStringAsync("/in/mau/ngan?xa=phuong-sa-dec")), StringComparison.Ordinal);
        Assert.DoesNotContain("chị Tư", WebUtility.HtmlDecode(await host.Client.GetStringAsync("/in/mau/ngan")), StringComparison.Ordinal);
        Assert.Contains("/in/mau/ngan?xa=phuong-sa-dec", await host.Client.GetStringAsync("/in?xa=phuong-sa-dec"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/in/mau/khong-co")]
    [InlineData("/in/khong-co/ngan")]
    public async Task A_lesson_that_is_not_there(string path)
    {
        using var answer = await host.Client.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
