using System.Net;
using ChatTutor.Core.Conversation;
using ChatTutor.Host.Chat;

namespace ChatTutor.Tests.Host;

/// <summary>POST /api/chat as other clients see it, over a real socket.</summary>
public sealed class ChatApiTests : IAsyncLifetime
{
    private ChatHost host = null!;

    public async Task InitializeAsync() => host = await ChatHost.StartAsync();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task A_new_learner_gets_a_secret_of_at_least_128_bits_and_a_greeting_with_buttons()
    {
        var answer = await host.SayAsync(new { id = "1", text = "xin chào" });

        Assert.Matches("^[A-Za-z0-9_-]{22,}$", (string)answer["learner"]!);
        var reply = answer["replies"]![0]!;
        Assert.NotEmpty((string)reply["text"]!);
        Assert.NotEmpty((string)reply["id"]!);
        Assert.NotEmpty(reply["choices"]!.AsArray());
        Assert.Null(reply["picture"]);
        Assert.Null(reply["source"]);
        Assert.Null(reply["link"]);
        Assert.False((bool)reply["ai"]!);
    }

    [Fact]
    public async Task Secrets_are_never_given_twice_and_never_kept()
    {
        var (one, two) = (await host.GreetAsync(), await host.GreetAsync());

        Assert.NotEqual(one, two);
        Assert.NotNull(await host.Store.FindLearnerAsync(ChatHost.AddressOf(one), CancellationToken.None));
        Assert.DoesNotContain(one, ChatHost.AddressOf(one).User, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_choice_goes_on_from_where_the_learner_is()
    {
        var first = await host.SayAsync(new { id = "1", text = "xin chào" });
        var choice = (string)first["replies"]![0]!["choices"]![0]!["id"]!;
        var next = await host.SayAsync(new { learner = (string)first["learner"]!, id = "2", choice });

        Assert.Equal((string)first["learner"]!, (string)next["learner"]!);
        Assert.NotEqual((string)first["replies"]![0]!["id"]!, (string)next["replies"]![0]!["id"]!);
    }

    [Fact]
    public async Task The_same_id_again_hears_the_same_and_changes_nothing()
    {
        var first = await host.SayAsync(new { id = "1", text = "xin chào" });
        var learner = (string)first["learner"]!;
        var choice = (string)first["replies"]![0]!["choices"]![0]!["id"]!;

        var once = await host.SayAsync(new { learner, id = "2", choice });
        var events = (await host.Store.EventsAsync(CancellationToken.None)).Count;
        var again = await host.SayAsync(new { learner, id = "2", choice });

        Assert.Equal(once.ToJsonString(), again.ToJsonString());
        Assert.Equal(events, (await host.Store.EventsAsync(CancellationToken.None)).Count);
        Assert.NotEqual(0, events);
    }

    [Fact]
    public async Task The_same_message_sent_many_times_at_once_has_one_effect()
    {
        var first = await host.SayAsync(new { id = "1", text = "xin chào" });
        var learner = (string)first["learner"]!;
        var choice = (string)first["replies"]![0]!["choices"]![0]!["id"]!;

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => host.SayAsync(new { learner, id = "2", choice })));

        Assert.Single(answers.Select(a => a.ToJsonString()).Distinct());
        Assert.Single(await host.Store.EventsAsync(CancellationToken.None), e => e.Event is LearningEvent.ConsentAnswered);
    }

    [Fact]
    public async Task A_free_question_is_answered_in_the_same_response_and_on_repetition_too()
    {
        var learner = await host.GreetAsync();

        var once = await host.SayAsync(new { learner, id = "q", text = "hỏi OTP là gì?" });
        var again = await host.SayAsync(new { learner, id = "q", text = "hỏi OTP là gì?" });

        var reply = Assert.Single(once["replies"]!.AsArray())!;
        Assert.Equal("Dạ, đó là mã xác nhận.", (string)reply["text"]!);
        Assert.Equal("Sổ tay", (string)reply["source"]!);
        Assert.True((bool)reply["ai"]!);
        Assert.Equal(once.ToJsonString(), again.ToJsonString());
    }

    [Fact]
    public async Task Starting_a_lesson_does_not_wait_for_its_reminder()
    {
        var first = await host.SayAsync(new { id = "1", text = "xin chào" });
        var learner = (string)first["learner"]!;
        await host.SayAsync(new { learner, id = "2", choice = (string)first["replies"]![0]!["choices"]![0]!["id"]! });

        var lesson = await host.SayAsync(new { learner, id = "3", text = "HỌC" }).WaitAsync(TimeSpan.FromSeconds(10));

        Assert.NotEmpty(lesson["replies"]!.AsArray());
    }

    [Fact]
    public async Task Vietnamese_is_written_as_it_is()
    {
        using var response = await host.PostAsync(new { id = "1", text = "xin chào" });
        var text = await response.Content.ReadAsStringAsync();

        Assert.DoesNotContain("\\u", text, StringComparison.Ordinal);
        Assert.Equal("application/json", response.Content.Headers.ContentType!.MediaType);
        Assert.True(response.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task Words_that_are_too_long_are_answered_kindly()
    {
        var learner = await host.GreetAsync();
        var answer = await host.SayAsync(new { learner, id = "long", text = new string('a', 3999) + "😀" + new string('b', 9000) });

        Assert.Contains("dài quá", (string)answer["replies"]![0]!["text"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ids_of_the_system_cannot_be_taken_by_a_client()
    {
        var learner = await host.GreetAsync();
        var answer = await host.SayAsync(new { learner, id = "effect/1", text = "MENU" });

        Assert.NotEmpty(answer["replies"]!.AsArray());
        Assert.DoesNotContain(
            await host.Store.RecentAsync(ChatHost.AddressOf(learner), 10, CancellationToken.None), turn => turn.Unasked);
    }

    [Fact]
    public async Task A_post_from_another_site_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/chat");
        request.Content = new StringContent("""{"id":"1","text":"a"}""");
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        using var response = await host.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal(0, (await host.Store.StateAsync(CancellationToken.None)).Learners);
    }

    [Fact]
    public async Task A_busy_store_says_503_and_when_to_come_back()
    {
        host.Store.Busy = true;
        using var busy = await host.PostAsync(new { id = "1", text = "a" });
        host.Store.Busy = false;
        using var better = await host.PostAsync(new { id = "1", text = "a" });

        Assert.Equal(HttpStatusCode.ServiceUnavailable, busy.StatusCode);
        Assert.True(busy.Headers.RetryAfter!.Delta >= TimeSpan.FromSeconds(1));
        Assert.Equal("application/problem+json", busy.Content.Headers.ContentType!.MediaType);
        Assert.Equal(HttpStatusCode.OK, better.StatusCode);
    }

    [Fact]
    public async Task A_learner_who_is_too_fast_hears_429_and_when_to_come_back_while_others_go_on()
    {
        await using var strict = await ChatHost.StartAsync(new ChatRates(Burst: 3, PerSecond: 1));
        var learner = await strict.GreetAsync();
        var statuses = new List<HttpResponseMessage>();
        for (var i = 0; i < 6; i++)
            statuses.Add(await strict.PostAsync(new { learner, id = $"{i}", text = "MENU" }));
        using var other = await strict.PostAsync(new { id = "1", text = "a" });

        var refused = statuses.Last();
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.True(refused.Headers.RetryAfter!.Delta >= TimeSpan.FromSeconds(1));
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType!.MediaType);
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        statuses.ForEach(s => s.Dispose());
    }

    [Fact]
    public async Task A_stop_does_not_wait_for_a_slow_answer()
    {
        var never = new TaskCompletionSource();
        var answerer = new CannedAnswerer(new Answer("", []), never.Task);
        await using var slow = await ChatHost.StartAsync(answerer: answerer);
        var learner = await slow.GreetAsync();
        var question = slow.SayAsync(new { learner, id = "q", text = "hỏi OTP là gì?" });
        while (answerer.Asked == 0)
            await Task.Delay(10);

        await slow.StopAsync().WaitAsync(TimeSpan.FromSeconds(5));

        Assert.Empty((await question)["replies"]!.AsArray());
    }
}
