using System.CommandLine;
using System.Text;
using ChatTutor.Channels;
using ChatTutor.Channels.Terminal;
using ChatTutor.Core.Conversation;
using ChatTutor.Host.Chat;
using ChatTutor.Host.Running;
using ChatTutor.Service.Conversations;
using ChatTutor.Service.Effects;
using ChatTutor.Service.Ports;
using Serilog;
using Serilog.Events;

namespace ChatTutor.Host.Commands;

/// <summary>"talk": the chat in the terminal, with the same data as the server; through the server when one runs.</summary>
public static class TalkCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static Command Create()
    {
        var lesson = new Option<string?>("--lesson") { Description = "Open this lesson, for example vneid/la-gi." };
        var name = new Option<string>("--as") { DefaultValueFactory = _ => Environment.UserName, Description = "Whose talk this is." };
        var command = new Command("talk", "Chat in the terminal.") { lesson, name };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, stop) => CommandLine.Guarded(
            () => RunAsync(parsed.GetValue(lesson), parsed.GetValue(name)!, parsed.UnmatchedTokens, stop)));
        return command;
    }

    private static Task<int> RunAsync(string? lesson, string name, IEnumerable<string> args, CancellationToken stop)
    {
        Console.InputEncoding = Console.OutputEncoding = new UTF8Encoding(false);
        var (settings, _) = DataAccess.ReadSettings(args);
        return DataAccess.UseAsync(settings, store => LocalAsync(settings, store, lesson, name, stop), server => RemoteAsync(server, stop));
    }

    private static async Task<int> LocalAsync(Settings settings, IStore store, string? lesson, string name, CancellationToken stop)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSerilog(logs => Logs.Configure(logs, LogEventLevel.Warning));
        builder.Services.AddTutor(settings, Composition.LoadContent(settings), store);
        using var host = builder.Build();
        await host.StartAsync(stop);
        await new TerminalTalk(Console.In, Console.Out, Through(host.Services, name, stop)).RunAsync(new InboundMessage.Started(lesson));
        await host.StopAsync(CancellationToken.None);
        return CommandLine.Fine;
    }

    /// <summary>To the tutor of this process, and back with what it says, late answers included.</summary>
    public static Func<InboundMessage, Task<IReadOnlyList<Reply>>> Through(IServiceProvider services, string name, CancellationToken stop)
    {
        var (conversations, late) = (services.GetRequiredService<Conversations>(), services.GetRequiredService<LateAnswers>());
        var address = new Address(ChannelKinds.Terminal.Name, name);
        return async message =>
        {
            var incoming = new Incoming(address, Guid.NewGuid().ToString("N"), message, conversations.Now, Inline: true);
            return await late.RepliesAsync(address, await conversations.ReceiveAsync(incoming, stop), Patience, stop);
        };
    }

    // The server has the data: the terminal is then one more client of its web chat.
    private static async Task<int> RemoteAsync(HttpClient server, CancellationToken stop)
    {
        string? learner = null;
        await new TerminalTalk(Console.In, Console.Out, async message =>
        {
            var text = message is InboundMessage.Text typed ? typed.Words : "MENU";
            using var answer = await server.PostAsJsonAsync("/api/chat", new { learner, id = Guid.NewGuid().ToString("N"), text }, stop);
            answer.EnsureSuccessStatusCode();
            var chat = (await answer.Content.ReadFromJsonAsync(ChatJson.Plain.ChatReplies, stop))!;
            learner = chat.Learner;
            return [.. chat.Replies.Select(Reply (r) => new Reply.Say(r.Id, r.Text, [.. r.Choices.Select(c => new ReplyChoice(c.Id, c.Label))], r.Source, r.Ai))];
        }).RunAsync(new InboundMessage.Started(null));
        return CommandLine.Fine;
    }
}
