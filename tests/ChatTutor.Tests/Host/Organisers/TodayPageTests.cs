using ChatTutor.Core.Organisers;
using ChatTutor.Service.Conversations;
using Microsoft.Extensions.DependencyInjection;

namespace ChatTutor.Tests.Host.Organisers;

/// <summary>The first page of the province tells of today no more than the table by day does.</summary>
public sealed class TodayPageTests
{
    [Theory]
    [InlineData(3, "dưới 5")]
    [InlineData(7, "khoảng 5")]
    public async Task Numbers_of_today_are_told_roughly(int completions, string said)
    {
        await using var host = await OrganiserHost.StartAsync();
        await host.CompleteAsync("phuong-sa-dec", completions, host.Services.GetRequiredService<Conversations>().Now);
        using var browser = await host.SignInAsync(new("an", "An", OrganiserRole.ProvinceOrganiser, Territory.Province));

        var page = await browser.GetStringAsync(new Uri("/hom-nay", UriKind.Relative));

        Assert.Contains($"data-figure=\"bai-nay\">{said}<", page, StringComparison.Ordinal);
        Assert.Contains($"data-figure=\"nguoi-nay\">{said}<", page, StringComparison.Ordinal);
    }
}
