using ChatTutor.Core.Conversation;

namespace ChatTutor.Channels.Terminal;

/// <summary>A talk in the terminal: every line typed is a message, buttons are numbers.</summary>
public sealed class TerminalTalk(TextReader input, TextWriter output, Func<InboundMessage, Task<IReadOnlyList<Reply>>> send)
{
    /// <summary>Talks until the input ends or "thoát" is typed.</summary>
    public async Task RunAsync(InboundMessage first)
    {
        await ShowAsync(await send(first));
        while (await ReadAsync() is { } line)
            await ShowAsync(await send(new InboundMessage.Text(line)));
    }

    /// <summary>A reply as the terminal shows it: one text.</summary>
    internal static IReadOnlyList<ShownMessage> Show(Reply reply) => [new(Text(reply).TrimEnd('\n'), [])];

    private async Task<string?> ReadAsync()
    {
        await output.WriteAsync("> ");
        await output.FlushAsync();
        var line = await input.ReadLineAsync();
        return line?.Trim().ToLowerInvariant() is "thoát" or "thoat" or "exit" ? null : line;
    }

    private async Task ShowAsync(IReadOnlyList<Reply> replies)
    {
        foreach (var reply in replies)
            await output.WriteLineAsync(Text(reply));
    }

    private static string Text(Reply reply)
    {
        List<string> lines = [reply.Text];
        reply.Match(
            say =>
            {
                if (say.Link is { } link)
                    lines.Add($"{link.Label}: {link.Url}");
                if (say.Source is { } source)
                    lines.Add($"(Nguồn: {source})");
                if (say.Ai)
                    lines.Add("(AI soạn)");
                return 0;
            },
            picture =>
            {
                lines.Add($"[Hình: {picture.Alt}]");
                return 0;
            });
        lines.AddRange(TypedChoices.Lines(reply.Text, reply.Choices).Select(line => "  " + line));
        return string.Join('\n', lines) + "\n";
    }
}
