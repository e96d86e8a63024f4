using System.Net;
using System.Text.Json;
using Dashboard.Web.Blobs;
using Dashboard.Web.Ingest;
using EventFormat.Summaries;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Blobs;

public sealed class BlobRoutesTests
{
    [Fact]
    public async Task Blobs_EveryTagOfRecordedRuns_AreListedAndRead()
    {
        await using var host = await DashboardHost.OverRecordedAsync("pytorch_all");
        var store = host.Services.GetRequiredService<BlobStore>();
        int values = 0;
        foreach (var run in host.Registry.Current.Runs)
        {
            foreach (int tag in run.TagIds)
            {
                if (host.Registry.Current.Tags.Single(row => row.Id == tag).Kind == SummaryKind.Scalar || store.Find(run.Id, tag) is not { } sequence)
                {
                    continue;
                }

                using var list = JsonDocument.Parse(await host.GetAsync($"/api/blobs?run={run.Id}&tag={tag}"));
                Assert.Equal(sequence.Count, list.RootElement.GetProperty("count").GetInt32());
                Assert.Equal(
                    Enumerable.Range(0, sequence.Count).Select(i => sequence[i].Step),
                    list.RootElement.GetProperty("steps").EnumerateArray().Select(step => step.GetInt64()));
                var last = await store.ReadAsync(run.Id, sequence, sequence.Count - 1, TestContext.Current.CancellationToken);
                Assert.Equal(sequence[sequence.Count - 1].Length, last.Length);
                values += sequence.Count;
            }

            Assert.Equal(run.Kinds, run.TagIds.Aggregate(default(KindSet), (all, tag) => all.With(host.Registry.Current.Tags.Single(row => row.Id == tag).Kind)));
        }

        Assert.NotEqual(0, values);
        Assert.Equal(values, host.Registry.Current.Runs.Sum(run => run.Blobs));
        Assert.True(host.Registry.Current.Kinds.Contains(SummaryKind.Image));
    }

    [Fact]
    public async Task Blobs_TagThatIsNotThere_IsNotFound()
    {
        await using var host = await DashboardHost.StartAsync();

        var answer = await host.SendAsync(HttpMethod.Get, "/api/blobs?run=1&tag=1");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
