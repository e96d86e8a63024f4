using System.Text.Json.Nodes;

namespace Dashboard.Web.Tests.Api.TensorBoard;

/// <summary>Every request that a real TensorBoard was recorded with, sent to Monitor over the same logs.</summary>
public sealed class RecordedAnswersTests(RecordedHosts hosts)
{
    /// <summary>The page itself is Monitor's own.</summary>
    private const string Page = "root_index";

    /// <summary>What TensorBoard draws by chance, differently each time it starts: <see cref="DefaultSamplesTests"/>.</summary>
    private static readonly string[] Sampled = ["scalars_reservoir_3000", "images_chw_float", "images_individual", "text_log", "timeseries_images_single_run", "timeseries_imageData"];

    public static TheoryData<string, string> Recordings => new(
        from directory in new[] { "http_api_all", "http_api_tf_style", "http_api_default" }
        from recording in Recording.All(directory)
        where recording.Name != Page && (directory != "http_api_default" || !Sampled.Contains(recording.Name))
        select (directory, recording.Name));

    [Theory]
    [MemberData(nameof(Recordings))]
    public async Task Answer_RecordedRequest_IsTensorBoards(string directory, string name)
    {
        var recording = Recording.Of(directory, name);
        var host = await hosts.OfAsync(directory);

        using var response = await host.Client.SendAsync(recording.Request(), TestContext.Current.CancellationToken);
        var body = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

        Assert.Equal(recording.Status, (int)response.StatusCode);
        Assert.Equal(recording.ContentType, response.Content.Headers.NonValidated["Content-Type"].ToString());
        Assert.Equal(["must-revalidate", "no-cache"], response.Headers.CacheControl!.ToString().Split(", ").Order());
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        if (!recording.IsJson)
        {
            Assert.Equal(recording.Body(), body);
            return;
        }

        var (theirs, ours) = (recording.Json(), JsonNode.Parse(body));
        var difference = JsonDifference.Find(theirs, ours);
        if (KnownDifferences.Of(recording) is { } known)
        {
            Assert.True(difference is not null, $"No longer different: {known.Reason}");
            known.Check(theirs, ours);
            return;
        }

        Assert.Null(difference);
    }
}
