using System.Text.RegularExpressions;
using Serilog;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Formatting.Display;

namespace ChatTutor.Host.Running;

/// <summary>Logs for operators: to the console, without secrets, whatever a library may put into a message.</summary>
public static class Logs
{
    public static LoggerConfiguration Configure(LoggerConfiguration logs, LogEventLevel least = LogEventLevel.Information) => logs
        .MinimumLevel.Is(least)
        .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
        .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection", LogEventLevel.Error)
        // A start that fails is told in one sentence by the command itself.
        .MinimumLevel.Override("Microsoft.Extensions.Hosting.Internal.Host", LogEventLevel.Fatal)
        .MinimumLevel.Override("System.Net.Http", LogEventLevel.Warning)
        .MinimumLevel.Override("Polly", LogEventLevel.Warning)
        .WriteTo.Console(new Scrubbed(), standardErrorFromLevel: LogEventLevel.Verbose);
}

/// <summary>Writes a line as usual and blanks what looks like a bot token, whether in an address or alone.</summary>
public sealed partial class Scrubbed : ITextFormatter
{
    private readonly MessageTemplateTextFormatter plain =
        new("{Timestamp:yyyy-MM-dd HH:mm:ss} [{Level:u3}] {Message:lj}{NewLine}{Exception}", System.Globalization.CultureInfo.InvariantCulture);

    public void Format(LogEvent logEvent, TextWriter output)
    {
        using var line = new StringWriter();
        plain.Format(logEvent, line);
        output.Write(Token().Replace(line.ToString(), "[token]"));
    }

    // Telegram: digits, a colon, some 35 characters; shorter ones are blanked too, for test bots.
    [GeneratedRegex(@"\b\d{5,16}:[A-Za-z0-9_-]{4,}")]
    private static partial Regex Token();
}
