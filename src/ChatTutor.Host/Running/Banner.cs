using ChatTutor.Host.Dashboard;

namespace ChatTutor.Host.Running;

/// <summary>What a person sees who has just started the program: where to go, and what is off and how to switch it on.</summary>
public static class Banner
{
    public static void Print(WebApplication app, TextWriter output)
    {
        var settings = app.Services.GetRequiredService<Settings>();
        var address = app.Urls.FirstOrDefault() ?? Server.DefaultAddress;
        var signIn = app.Services.GetRequiredService<SignInCodes>();
        output.WriteLine();
        output.WriteLine($"  Chat for learners        {address}");
        output.WriteLine($"  Organisers sign in once  {address}{SignIn.Path}?ma={signIn.Bootstrap}");
        output.WriteLine($"  Data in                  {settings.DataDirectory}");
        if (settings.Telegram.Token.Length == 0)
            output.WriteLine("  Telegram is off          set ChatTutor:Telegram:Token (environment: ChatTutor__Telegram__Token)");
        output.WriteLine("  Zalo is off              not part of this version");
        output.WriteLine("  Language model is off    not part of this version; questions get the nearest lessons");
        output.WriteLine();
        output.Flush();
    }
}
