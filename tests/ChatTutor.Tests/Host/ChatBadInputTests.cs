using System.Net;
using System.Text.Json.Nodes;

namespace ChatTutor.Tests.Host;

/// <summary>Whatever a broken client posts: it hears what is wrong, and nothing is stored.</summary>
public sealed class ChatBadInputTests : IAsyncLifetime
{
    private const string Secret = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

    private ChatHost host = null!;

    public static TheoryData<string> Bodies => new()
    {
        "", " ", "null", "[]", "\"a\"", "1", "{", "{}", "not json", "{\"id\":\"1\",\"text\":\"a\"} trailing",
        """{"text":"a"}""", """{"id":null,"text":"a"}""", """{"id":"","text":"a"}""", """{"id":1,"text":"a"}""",
        $$"""{"id":"{{new string('i', 65)}}","text":"a"}""",
        """{"id":"1"}""", """{"id":"1","text":null}""", """{"id":"1","text":"a","choice":"b"}""",
        """{"id":"1","text":""}""", """{"id":"1","text":"   "}""", """{"id":"1","text":["a"]}""", """{"id":"1","text":{"a":1}}""",
        """{"id":"1","choice":""}""", $$"""{"id":"1","choice":"{{new string('c', 65)}}"}""",
        """{"id":"1","text":"a","more":1}""", """{"id":"1","id":"2","text":"a"}""", """{"ID":"1","Text":"a"}""",
        """{"id":"1","text":"\ud800"}""", """{"id":"\udc00","text":"a"}""", """{"id":"1","text":"a",}""", """{"id":"1",/**/"text":"a"}""",
        """{"learner":"short","id":"1","text":"a"}""", $$"""{"learner":"{{Secret}}!","id":"1","text":"a"}""",
        $$"""{"learner":"{{new string('a', 65)}}","id":"1","text":"a"}""", """{"learner":7,"id":"1","text":"a"}""",
        $$"""{"id":"1","text":{{new string('[', 1000)}}{{new string(']', 1000)}}}""",
    };

    public async Task InitializeAsync() => host = await ChatHost.StartAsync();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task Is_refused_with_a_problem(string body)
    {
        using var response = await host.PostAsync(body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        await AssertProblem(response);
    }

    [Fact]
    public async Task Bytes_that_are_no_UTF8_are_refused()
    {
        var body = new ByteArrayContent([.. """{"id":"1","text":"a"""u8, 0xff, 0xfe, .. "\"}"u8]);
        using var response = await host.Client.PostAsync("/api/chat", body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        await AssertProblem(response);
    }

    [Fact]
    public async Task A_body_over_64_KB_is_refused()
    {
        using var response = await host.PostAsync(new { id = "1", text = new string('a', 70_000) });

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        await AssertProblem(response);
    }

    [Fact]
    public async Task A_secret_nobody_gave_out_but_of_good_form_is_a_new_learner()
    {
        var answer = await host.SayAsync(new { learner = Secret, id = "1", text = "xin chào" });

        Assert.Equal(Secret, (string)answer["learner"]!);
        Assert.Equal(1, (await host.Store.StateAsync(CancellationToken.None)).Learners);
    }

    private async Task AssertProblem(HttpResponseMessage response)
    {
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        var problem = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        Assert.Equal((int)response.StatusCode, (int)problem["status"]!);
        Assert.NotEmpty((string)problem["title"]!);
        Assert.Equal(0, (await host.Store.StateAsync(CancellationToken.None)).Learners);
    }
}
