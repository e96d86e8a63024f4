using System.Net;
using System.Text;
using System.Text.Json;
using EventFormat.Protos;
using EventFormat.Summaries;
using EventFormat.Writing;
using Google.Protobuf;

namespace Dashboard.Web.Tests.Media;

public sealed class ImageRoutesTests
{
    [Theory]
    [InlineData("pytorch_all", 11)]
    [InlineData("tf_style", 1)]
    [InlineData("wild", 2000)]
    public async Task Images_EveryRecordedTag_AreTheirBytes(string directory, int least)
    {
        await using var host = await DashboardHost.OverRecordedAsync(directory);
        var tags = RecordedMedia.Of(host, directory, "images", SummaryKind.Image);
        Assert.True(tags.Count >= least, $"{tags.Count} tags were recorded.");
        foreach (var recorded in tags)
        {
            var steps = await StepsAsync(host, recorded.Run.Id, recorded.Tag.Id);

            // The loader keeps values in file order, superseded ones included.
            Assert.Equal(recorded.Steps, steps);
            foreach (var (index, tensor) in Picked(recorded.Tensors))
            {
                var strings = tensor.GetProperty("strings").EnumerateArray().ToArray();
                var address = $"run={recorded.Run.Id}&tag={recorded.Tag.Id}&index={index}";
                using var value = JsonDocument.Parse(await host.GetAsync($"/api/images/value?{address}"));
                Assert.Equal(strings[0].GetProperty("utf8").GetString(), value.RootElement.GetProperty("width").GetRawText());
                Assert.Equal(strings[1].GetProperty("utf8").GetString(), value.RootElement.GetProperty("height").GetRawText());
                Assert.Equal(strings.Length - 2, value.RootElement.GetProperty("samples").GetArrayLength());
                for (var sample = 0; sample < strings.Length - 2; sample++)
                {
                    var answer = await host.SendAsync(HttpMethod.Get, $"/api/images/image?{address}&sample={sample}");
                    var bytes = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
                    Assert.Equal(RecordedMedia.HashOf(strings[sample + 2]), RecordedMedia.Hash(bytes));
                    Assert.StartsWith("image/", answer.Content.Headers.ContentType!.MediaType, StringComparison.Ordinal);
                }
            }
        }
    }

    [Fact]
    public async Task Image_AskedAgain_IsNotSentTwice()
    {
        await using var host = await DashboardHost.OverRecordedAsync("tf_style");
        var recorded = RecordedMedia.Of(host, "tf_style", "images", SummaryKind.Image)[0];
        var address = $"/api/images/image?run={recorded.Run.Id}&tag={recorded.Tag.Id}&index=0&sample=0";
        var first = await host.SendAsync(HttpMethod.Get, address);

        var again = await host.SendAsync(HttpMethod.Get, address, ("If-None-Match", first.Headers.ETag!.ToString()));
        var other = await host.SendAsync(HttpMethod.Get, address.Replace("index=0", "index=1", StringComparison.Ordinal), ("If-None-Match", first.Headers.ETag.ToString()));

        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Fact]
    public async Task Image_HostileBytes_AreSentAsNothingABrowserWouldRun()
    {
        await using var host = await DashboardHost.StartAsync();
        string[] hostile = ["<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "<html><script>alert(1)</script>", "", "\u0089PNG"];
        await WriteImagesAsync(host, [.. hostile.Select(Encoding.Latin1.GetBytes)]);
        var list = await host.WhenRunsAsync(list => list.Runs is [{ Blobs: 4 }]);
        for (var index = 0; index < hostile.Length; index++)
        {
            var address = $"run={list.Runs[0].Id}&tag={list.Tags[0].Id}&index={index}";

            var answer = await host.SendAsync(HttpMethod.Get, $"/api/images/image?{address}&sample=0");

            Assert.Equal("application/octet-stream", answer.Content.Headers.ContentType!.MediaType);
            Assert.Equal(["nosniff"], answer.Headers.GetValues("X-Content-Type-Options"));
            Assert.Equal(["default-src 'none'; sandbox"], answer.Headers.GetValues("Content-Security-Policy"));
            using var value = JsonDocument.Parse(await host.GetAsync($"/api/images/value?{address}"));
            Assert.Equal(JsonValueKind.Null, value.RootElement.GetProperty("samples")[0].GetProperty("type").ValueKind);
        }
    }

    [Fact]
    public async Task Value_OfAnotherKind_IsDescribedByWhatIsWrong()
    {
        await using var host = await DashboardHost.OverRecordedAsync("tf_style");
        var text = RecordedMedia.Of(host, "tf_style", "pr_curves", SummaryKind.PrCurve)[0];
        var address = $"run={text.Run.Id}&tag={text.Tag.Id}&index=0";

        using var value = JsonDocument.Parse(await host.GetAsync($"/api/images/value?{address}"));
        var image = await host.SendAsync(HttpMethod.Get, $"/api/images/image?{address}&sample=0");

        Assert.Contains("strings are due", value.RootElement.GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, image.StatusCode);
    }

    [Theory]
    [InlineData("index=-1&sample=0")]
    [InlineData("index=99&sample=0")]
    [InlineData("index=0&sample=-1")]
    [InlineData("index=0&sample=3")]
    public async Task Image_ThatIsNotThere_IsNotFound(string place)
    {
        await using var host = await DashboardHost.OverRecordedAsync("tf_style");
        var recorded = RecordedMedia.Of(host, "tf_style", "images", SummaryKind.Image)[0];

        var answer = await host.SendAsync(HttpMethod.Get, $"/api/images/image?run={recorded.Run.Id}&tag={recorded.Tag.Id}&{place}");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Image_FileTruncatedMeanwhile_SaysSo()
    {
        await using var host = await DashboardHost.StartAsync();
        await WriteImagesAsync(host, [new byte[4096]]);
        var list = await host.WhenRunsAsync(list => list.Runs is [{ Blobs: 1 }]);
        var address = $"/api/images/image?run={list.Runs[0].Id}&tag={list.Tags[0].Id}&index=0&sample=0";
        Assert.Equal(HttpStatusCode.OK, (await host.SendAsync(HttpMethod.Get, address)).StatusCode);
        using (var file = File.OpenWrite(Directory.GetFiles(Path.Combine(host.Logs, "run")).Single()))
        {
            file.SetLength(100);
        }

        var answer = await host.SendAsync(HttpMethod.Get, address);

        // Either the reader noticed first, and the value is gone from the list, or the file did not reach that far.
        Assert.True(answer.StatusCode is HttpStatusCode.Gone or HttpStatusCode.NotFound, answer.StatusCode.ToString());
    }

    // Many values are alike: the ends and a few between stand for them where there are dozens.
    private static IEnumerable<(int Index, JsonElement Tensor)> Picked(JsonElement[] tensors) =>
        tensors.Select((tensor, index) => (index, tensor)).Where(value => tensors.Length < 20 || value.index % 7 == 0 || value.index == tensors.Length - 1);

    private static async Task<long[]> StepsAsync(DashboardHost host, int run, int tag)
    {
        using var list = JsonDocument.Parse(await host.GetAsync($"/api/blobs?run={run}&tag={tag}"));
        return [.. list.RootElement.GetProperty("steps").EnumerateArray().Select(step => step.GetInt64())];
    }

    private static async Task WriteImagesAsync(DashboardHost host, byte[][] images)
    {
        await using var writer = new SummaryWriter(Path.Combine(host.Logs, "run"));
        for (var i = 0; i < images.Length; i++)
        {
            var image = new Summary.Types.Image { Width = 1, Height = 1, Colorspace = 3, EncodedImageString = ByteString.CopyFrom(images[i]) };
            writer.AddValue(new Summary.Types.Value { Tag = "hostile", Image = image }, i);
        }
    }
}
