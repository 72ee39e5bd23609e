using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ChatTutor.Core.LearningDays.Quiz;
using ChatTutor.Core.Organisers;
using ChatTutor.Host.Chat;
using ChatTutor.Service.LearningDays;
using ChatTutor.Service.Ports;
using ChatTutor.Tests.Host.Organisers;
using Microsoft.Extensions.DependencyInjection;

namespace ChatTutor.Tests.Host;

/// <summary>A quiz over real sockets: an organiser with plain forms, fifty people with the web chat, the big screen.</summary>
public sealed class QuizTests : IAsyncLifetime
{
    private const int People = 50;
    private OrganiserHost host = null!;
    private HttpClient leader = null!;
    private HttpClient chat = null!;

    public async Task InitializeAsync()
    {
        host = await OrganiserHost.StartAsync("--ChatTutor:ContentDirectory", Repository.Content);
        leader = await host.SignInAsync(new("to", "Tổ khóm 3", OrganiserRole.HamletVolunteer, new("phuong-sa-dec", "khom-3")));
        chat = new HttpClient { BaseAddress = host.Address };
    }

    public async Task DisposeAsync()
    {
        leader.Dispose();
        chat.Dispose();
        await host.DisposeAsync();
    }

    [Fact]
    public async Task Fifty_people_answer_only_sums_are_shown_and_each_hears_their_own_points()
    {
        using var opened = await OrganiserHost.SendAsync(leader, "/do-vui", "/do-vui");
        var code = opened.Headers.Location!.ToString().Split('/')[^1];
        var bearers = await Task.WhenAll(Enumerable.Range(0, People).Select(async i => (string)(await SayAsync(null, i % 2 == 0 ? code : code.ToLowerInvariant(), "join"))["learner"]!));
        Assert.Matches($">{People}<", await ScreenAsync(code));

        var questions = Room(code).Questions;
        for (var n = 0; n < questions.Count; n++)
        {
            await NextAsync(code, 2 * n);
            var (right, number) = (questions[n].Right, n);
            // Two of five are wrong at every question; somebody taps, somebody types; everybody tries a second time.
            await Task.WhenAll(bearers.Select(async (bearer, i) =>
            {
                var option = i % 5 < 2 ? (right + 1) % questions[number].Options.Count : right;
                await (i % 3 == 0 ? TapAsync(bearer, $"0:quiz:{code}:{number}:{option}", $"a{number}") : SayAsync(bearer, $"{option + 1}", $"a{number}"));
                var again = await SayAsync(bearer, "1", $"b{number}");
                Assert.Contains("trả lời rồi", again["replies"]![0]!["text"]!.ToString(), StringComparison.Ordinal);
            }));
            Assert.DoesNotContain("<progress", await ScreenAsync(code), StringComparison.Ordinal);
            await NextAsync(code, (2 * n) + 1);
            var shown = await ScreenAsync(code);
            Assert.Equal(People, Regex.Matches(shown, @"<strong>(\d+) người").Sum(m => int.Parse(m.Groups[1].Value, null)));
            Assert.Contains($"<strong>{People * 3 / 5} người", shown, StringComparison.Ordinal);
            Assert.Contains(questions[n].Why, shown, StringComparison.Ordinal);
        }
        await NextAsync(code, 2 * questions.Count);

        foreach (var (i, bearer) in bearers.Index())
            Assert.Contains($"đúng {(i % 5 < 2 ? 0 : questions.Count)}/{questions.Count} câu", await LatestAsync(bearer), StringComparison.Ordinal);
        Assert.Empty(await host.Services.GetRequiredService<IStore>().EventsAsync(default));
    }

    [Fact]
    public async Task A_form_sent_twice_moves_on_once_and_what_is_no_answer_is_the_tutors()
    {
        using var opened = await OrganiserHost.SendAsync(leader, "/do-vui", "/do-vui");
        var code = opened.Headers.Location!.ToString().Split('/')[^1];
        var bearer = (string)(await SayAsync(null, code, "join"))["learner"]!;
        await NextAsync(code, 0);
        await NextAsync(code, 0);
        Assert.Equal(1, Room(code).Step);

        Assert.Contains("Chào bác", (await SayAsync(bearer, "chào con", "hello"))["replies"]![0]!["text"]!.ToString(), StringComparison.Ordinal);

        using var closed = await OrganiserHost.SendAsync(leader, "/do-vui/" + code, $"/do-vui/{code}/dong");
        Assert.Null(host.Services.GetRequiredService<QuizRooms>().Find(code));
        Assert.DoesNotContain("phòng", (await SayAsync(bearer, code, "late"))["replies"]![0]!["text"]!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_code_on_the_screen_leads_a_newcomer_in_without_a_script()
    {
        using var opened = await OrganiserHost.SendAsync(leader, "/do-vui", "/do-vui");
        var code = opened.Headers.Location!.ToString().Split('/')[^1];
        Assert.Contains($"/?choi={code}", await ScreenAsync(code), StringComparison.Ordinal);

        var page = WebUtility.HtmlDecode(await chat.GetStringAsync(new Uri("/?choi=" + code, UriKind.Relative)));

        Assert.Contains("vô phòng đố vui rồi", page, StringComparison.Ordinal);
        Assert.Single(Room(code).Players);
    }

    [Fact]
    public async Task Another_areas_room_is_as_good_as_none()
    {
        using var opened = await OrganiserHost.SendAsync(leader, "/do-vui", "/do-vui");
        using var stranger = await host.SignInAsync(new("ba", "Ba", OrganiserRole.CommuneOrganiser, new("phuong-cao-lanh")));
        using var refused = await stranger.GetAsync(opened.Headers.Location!);
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        using var neighbour = await host.SignInAsync(new("tu", "Tư", OrganiserRole.CommuneOrganiser, new("phuong-sa-dec")));
        using var seen = await neighbour.GetAsync(opened.Headers.Location!);
        Assert.Equal(HttpStatusCode.OK, seen.StatusCode);
    }

    private QuizRoom Room(string code) => host.Services.GetRequiredService<QuizRooms>().Find(code)!;

    private async Task NextAsync(string code, int from)
    {
        using var moved = await OrganiserHost.SendAsync(leader, "/do-vui/" + code, $"/do-vui/{code}/tiep", ("buoc", $"{from}"));
        Assert.Equal(HttpStatusCode.Redirect, moved.StatusCode);
    }

    private async Task<string> ScreenAsync(string code) =>
        WebUtility.HtmlDecode(await leader.GetStringAsync(new Uri($"/do-vui/{code}/man-hinh", UriKind.Relative)));

    private Task<JsonNode> SayAsync(string? learner, string text, string id) => PostAsync(new { learner, id, text });

    private Task<JsonNode> TapAsync(string learner, string choice, string id) => PostAsync(new { learner, id, choice });

    private async Task<JsonNode> PostAsync(object message)
    {
        using var answer = await chat.PostAsJsonAsync("/api/chat", message, new System.Text.Json.JsonSerializerOptions { DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull });
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
    }

    private async Task<string> LatestAsync(string bearer)
    {
        Assert.True(Bearer.TryParse(bearer, out var parsed));
        return (await host.Services.GetRequiredService<IStore>().RecentAsync(parsed.Address, 1, default))[^1].Replies[0].Text;
    }
}
