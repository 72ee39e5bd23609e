using System.Globalization;
using ChatTutor.Fakes;
using ChatTutor.Fakes.Telegram;
using ChatTutor.Host.Running;
using ChatTutor.Service.Content;
using ChatTutor.Service.Ports;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace ChatTutor.Tests.Host;

/// <summary>The whole program against a Telegram server on a real socket, with everything people and networks do to bots.</summary>
public sealed class TelegramStormTests(ITestOutputHelper output) : IDisposable
{
    private const int People = 100;
    private const int TurnsEach = 80;

    private readonly string data = Directory.CreateTempSubdirectory("chattutor-storm-").FullName;

    [Fact]
    public async Task Eight_thousand_turns_with_double_taps_and_redeliveries_go_right()
    {
        await using var telegram = await FakeTelegram.StartAsync();
        await using var app = await StartAsync(telegram);

        var people = Arrive(telegram, app);
        await Task.WhenAll(people.Select(p => p.LearnAsync(TurnsEach, slips: 0.05)));

        Assert.Empty(people.SelectMany(p => p.Wrong));
        Assert.All(people, p => Assert.True(p.Lessons > 3));
        Assert.Equal(people.Sum(p => p.Turns), Enumerable.Range(1, People).Sum(chat => telegram.Sent(chat).Count));
        Assert.Equal(people.Sum(p => p.Lessons), await CompletionsAsync(app));
        await app.StopAsync();
        Print("5 % double taps, 5 % redelivered", people, 0);
    }

    [Fact]
    public async Task Failing_sends_delay_nobody_else_and_leave_nobody_behind()
    {
        await using var telegram = await FakeTelegram.StartAsync();
        await using var app = await StartAsync(telegram);
        var (chance, gate, unclear) = (new Random(2026), new Lock(), 0);
        var people = Arrive(telegram, app);
        telegram.Chance = request =>
        {
            if (!request.Method.Equals("sendMessage", StringComparison.OrdinalIgnoreCase))
                return null;
            lock (gate)
            {
                var fault = Draw(chance.NextDouble());
                unclear += fault is Fault.ResetAfter ? 1 : 0;
                if (fault is not null)
                    people[(int)request.Number("chat_id")! - 1].Disturb();
                return fault;
            }
        };

        await Task.WhenAll(people.Select(p => p.LearnAsync(TurnsEach, slips: 0)));

        Assert.Empty(people.SelectMany(p => p.Wrong));
        Assert.True(people.Sum(p => p.SeenTwice) <= unclear);
        Assert.Equal(people.Sum(p => p.Lessons), await CompletionsAsync(app));
        await app.StopAsync();
        Print("1 % 500, 1 % reset, 0.5 % reset after acceptance, 1 % 1.5 s", people, unclear);
    }

    public void Dispose() => Directory.Delete(data, recursive: true);

    private static Fault? Draw(double chance) => chance switch
    {
        < 0.010 => TelegramFaults.Internal,
        < 0.020 => new Fault.ResetBefore(),
        < 0.025 => new Fault.ResetAfter(),
        < 0.035 => new Fault.Delay(TimeSpan.FromSeconds(1.5)),
        _ => null,
    };

    private static List<TelegramPerson> Arrive(FakeTelegram telegram, WebApplication app)
    {
        var catalogue = app.Services.GetRequiredService<CatalogueSource>().Current;
        return [.. Enumerable.Range(1, People).Select(chat => new TelegramPerson(telegram, chat, catalogue, seed: chat))];
    }

    private async Task<WebApplication> StartAsync(FakeTelegram telegram)
    {
        var app = Server.Build(
        [
            "--urls", "http://127.0.0.1:0", "--ChatTutor:DataDirectory", data, "--ChatTutor:ContentDirectory", Repository.Content,
            "--ChatTutor:Telegram:Token", telegram.Token, "--ChatTutor:Telegram:ApiUrl", telegram.Url,
        ]);
        await app.StartAsync();
        return app;
    }

    private static async Task<long> CompletionsAsync(WebApplication app)
    {
        var tallies = await app.Services.GetRequiredService<IStore>().TalliesAsync("completions", CancellationToken.None);
        return tallies.Where(t => t.Key is { Report: "completions", By: "course" }).Sum(t => t.Value);
    }

    private void Print(string what, List<TelegramPerson> people, int unclear)
    {
        var waits = people.SelectMany(p => p.Waits).Order().ToList();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{what}: {people.Sum(p => p.Turns)} turns, {people.Sum(p => p.DoubleTaps)} double taps, {people.Sum(p => p.Redeliveries)} redelivered, "
            + $"{people.Sum(p => p.Lessons)} lessons completed, {people.Sum(p => p.Wrong.Count)} wrong, {people.Sum(p => p.SeenTwice)} seen twice after {unclear} accepted sends without an answer; "
            + $"of {waits.Count} replies that met no fault p50 {waits[waits.Count / 2].TotalMilliseconds:0} ms, p95 {waits[waits.Count * 95 / 100].TotalMilliseconds:0} ms"));
    }
}
