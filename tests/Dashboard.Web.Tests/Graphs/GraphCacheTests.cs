using Dashboard.Web.Graphs;
using Dashboard.Web.Graphs.Hierarchy;
using Dashboard.Web.Graphs.Reading;

namespace Dashboard.Web.Tests.Graphs;

public sealed class GraphCacheTests
{
    [Fact]
    public async Task Get_ManyAtOnce_BuildOnce()
    {
        using var cache = new GraphCache();
        var builds = 0;
        var release = new TaskCompletionSource();
        var asks = Enumerable.Range(0, 8).Select(_ => cache.GetAsync("k", async () =>
        {
            Interlocked.Increment(ref builds);
            await release.Task;
            return Hierarchy();
        })).ToArray();

        release.SetResult();
        var graphs = await Task.WhenAll(asks);

        Assert.Equal(1, builds);
        Assert.Single(graphs.Distinct());
        Assert.Same(graphs[0], cache.Find("k"));
    }

    [Fact]
    public async Task Get_BuildThatFails_IsToldAndTriedAgain()
    {
        using var cache = new GraphCache();

        await Assert.ThrowsAsync<GraphFormatException>(() => cache.GetAsync("k", () => throw new GraphFormatException("no")));

        Assert.NotNull(await cache.GetAsync("k", () => Task.FromResult(Hierarchy())));
    }

    private static GraphHierarchy Hierarchy() => GraphHierarchy.Build(GraphReader.Read(Some.Named("a")));
}
