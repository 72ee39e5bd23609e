using ChatTutor.Answers;
using ChatTutor.Answers.Generation;
using ChatTutor.Fakes.Model;
using ChatTutor.Host;
using ChatTutor.Host.Running;
using ChatTutor.Tests.Answers.Generation;
using Microsoft.Extensions.DependencyInjection;

namespace ChatTutor.Tests.Host;

public sealed class ModelSetupTests
{
    [Fact]
    public void Without_an_endpoint_there_is_no_wording()
    {
        using var services = Services(new Settings());

        Assert.Null(services.GetService<IWording>());
    }

    [Fact]
    public async Task With_an_endpoint_the_model_is_asked_and_its_tokens_are_counted_in_the_data_directory()
    {
        await using var model = await FakeModel.StartAsync();
        var data = Directory.CreateTempSubdirectory("chattutor-setup-").FullName;
        using (var services = Services(new Settings { DataDirectory = data, Model = new() { Endpoint = model.Url.ToString(), Name = "qwen" } }))
        {
            var request = new WordingRequest("mã otp là gì", ModelBed.Passages, [], new(1));
            Assert.NotNull(await services.GetRequiredService<IWording>().WordAsync(request, CancellationToken.None));
        }
        Assert.Equal("qwen", (string?)Assert.Single(model.Requests).Json["model"]);
        Assert.True(File.Exists(Path.Combine(data, "model-tokens.txt")));
        Directory.Delete(data, recursive: true);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/v1")]
    [InlineData("/v1/")]
    public async Task The_address_may_be_given_with_or_without_its_path(string path)
    {
        await using var bed = await ModelBed.StartAsync(s => s with { Endpoint = new Uri(s.Endpoint, path) });

        Assert.NotNull(await bed.AskAsync("mã otp là gì"));
    }

    [Fact]
    public void A_key_is_not_printed() =>
        Assert.DoesNotContain(ModelBed.Key, new ModelSettings(new Uri("http://localhost/v1"), "m", ModelBed.Key).ToString(), StringComparison.Ordinal);

    private static ServiceProvider Services(Settings settings) => new ServiceCollection()
        .AddLogging().AddSingleton(TimeProvider.System).AddSingleton(TimeZoneInfo.Utc).AddWording(settings).BuildServiceProvider();
}
