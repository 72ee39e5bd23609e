namespace ChatTutor.Host.Running;

/// <summary>Where settings come from, weakest first: appsettings.json, appsettings.{Environment}.json, user-secrets, environment, command line.</summary>
public static class Configurations
{
    public static IConfiguration Build(string[] args)
    {
        var builder = new ConfigurationManager();
        builder.SetBasePath(Directory.GetCurrentDirectory());
        Add(builder, args);
        return builder;
    }

    public static void Add(IConfigurationManager builder, string[] args)
    {
        var environment = Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") ?? Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT") ?? "Production";
        builder.Sources.Clear();
        builder.AddJsonFile("appsettings.json", optional: true, reloadOnChange: false);
        builder.AddJsonFile($"appsettings.{environment}.json", optional: true, reloadOnChange: false);
        builder.AddUserSecrets(typeof(Configurations).Assembly, optional: true, reloadOnChange: false);
        builder.AddEnvironmentVariables("ASPNETCORE_");
        builder.AddEnvironmentVariables("DOTNET_");
        builder.AddEnvironmentVariables();
        builder.AddCommandLine(args);
    }
}
