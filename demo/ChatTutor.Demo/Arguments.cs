namespace ChatTutor.Demo;

/// <summary>What the demo was started with.</summary>
/// <param name="Page">Where its page listens.</param>
/// <param name="UntilEndOfInput">It ends with its standard input: whoever started it is then gone.</param>
/// <param name="Settings">For the program itself.</param>
internal sealed record Arguments(string Page, bool UntilEndOfInput, string[] Settings)
{
    private const string DefaultPage = "http://127.0.0.1:5090";

    public static Arguments Read(string[] args)
    {
        var (page, untilEnd, settings) = (DefaultPage, false, new List<string>());
        for (var i = 0; i < args.Length; i++)
            if (args[i] == "--until-end-of-input")
                untilEnd = true;
            else if (args[i] == "--page" && i + 1 < args.Length)
                page = args[++i];
            else
                settings.Add(args[i]);
        return new Arguments(page, untilEnd, [.. settings]);
    }
}
