using System.Text.Json;
using EventFormat.Summaries;

namespace Dashboard.Web.Tests.Media;

public sealed class AudioRoutesTests
{
    [Theory]
    [InlineData("pytorch_all", 2)]
    [InlineData("tf_style", 1)]
    public async Task Audio_EveryRecordedTag_IsTheirBytes(string directory, int least)
    {
        await using var host = await DashboardHost.OverRecordedAsync(directory);
        var tags = RecordedMedia.Of(host, directory, "audio", SummaryKind.Audio);
        Assert.True(tags.Count >= least, $"{tags.Count} tags were recorded.");
        foreach (var recorded in tags)
        {
            for (var index = 0; index < recorded.Tensors.Length; index++)
            {
                var address = $"run={recorded.Run.Id}&tag={recorded.Tag.Id}&index={index}";
                var sounds = recorded.Tensors[index].GetProperty("strings").EnumerateArray().ToArray();
                using var value = JsonDocument.Parse(await host.GetAsync($"/api/audio/value?{address}"));
                Assert.Equal(sounds.Length, value.RootElement.GetProperty("samples").GetArrayLength());
                for (var sample = 0; sample < sounds.Length; sample++)
                {
                    var answer = await host.SendAsync(HttpMethod.Get, $"/api/audio/sound?{address}&sample={sample}");
                    var bytes = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
                    Assert.Equal(RecordedMedia.HashOf(sounds[sample]), RecordedMedia.Hash(bytes));
                    Assert.Equal("audio/wav", answer.Content.Headers.ContentType!.MediaType);
                }
            }
        }
    }

    [Fact]
    public async Task Sound_PartAskedFor_IsThatPart()
    {
        await using var host = await DashboardHost.OverRecordedAsync("tf_style");
        var recorded = RecordedMedia.Of(host, "tf_style", "audio", SummaryKind.Audio)[0];

        var answer = await host.SendAsync(HttpMethod.Get, $"/api/audio/sound?run={recorded.Run.Id}&tag={recorded.Tag.Id}&index=0&sample=0", ("Range", "bytes=0-3"));

        Assert.Equal(System.Net.HttpStatusCode.PartialContent, answer.StatusCode);
        Assert.Equal("RIFF", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
