using ChatTutor.Channels;
using ChatTutor.Host.Dashboard.SigningIn;
using ChatTutor.Service.Ports;

namespace ChatTutor.Host.Running;

/// <summary>What a person sees who has just started the program: where to go, and what is off and how to switch it on.</summary>
public static class Banner
{
    /// <param name="isOpen">The organiser of the first start may still sign in; once disabled, others hand out the links.</param>
    public static void Print(WebApplication app, bool isOpen, TextWriter output)
    {
        var settings = app.Services.GetRequiredService<Settings>();
        var address = app.Urls.FirstOrDefault() ?? Server.DefaultAddress;
        var codes = app.Services.GetRequiredService<SignInCodes>();
        output.WriteLine();
        output.WriteLine($"  Chat for learners        {address}");
        output.WriteLine($"  Organisers sign in once  {address}{SignIn.Path}{(isOpen ? "?ma=" + codes.Bootstrap : "")}");
        output.WriteLine($"  Data in                  {settings.DataDirectory}");
        var on = app.Services.GetServices<IChannel>().Select(c => c.Name).ToHashSet();
        foreach (var off in ChannelKinds.All.Where(k => !on.Contains(k.Name) && k.Setting?.Contains(':', StringComparison.Ordinal) == true))
            output.WriteLine($"  {off.Name + " is off",-24} set {off.Setting} (environment: {off.Setting!.Replace(":", "__", StringComparison.Ordinal)})");
        output.WriteLine(settings.Model.Endpoint.Length > 0
            ? $"  Language model           {settings.Model.Name} at {settings.Model.Endpoint}"
            : "  language model is off    set ChatTutor:Model:Endpoint and :Name; until then answers are in the lessons' own words");
        output.WriteLine(settings.Model.AudioName.Length > 0
            ? $"  Voice messages           {settings.Model.AudioName} listens"
            : "  voice messages are off   set ChatTutor:Model:AudioName; until then people are asked to type");
        output.WriteLine();
        output.Flush();
    }
}
