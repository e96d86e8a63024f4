using System.Net;

namespace Dashboard.Web.Tests.Api.TensorBoard;

/// <summary>A server below a path: everything is found there, nothing elsewhere.</summary>
public sealed class PathPrefixTests
{
    [Fact]
    public async Task Prefix_Given_EverythingIsBelowIt()
    {
        await using var host = await DashboardHost.StartAsync(options => options.PathPrefix = "/mon/itor");
        Assert.Equal("[]", await host.GetAsync("/mon/itor/data/runs"));
        Assert.Equal("[]", await host.GetAsync("/mon/itor/experiment/1/data/runs"));
        Assert.Contains("<base href=\"/mon/itor/\"", await host.GetAsync("/mon/itor/"), StringComparison.Ordinal);
        Assert.Contains("\"status\"", await host.GetAsync("/mon/itor/health"), StringComparison.Ordinal);
        foreach (var elsewhere in (string[])["/", "/data/runs", "/mon/itorial/data/runs", "/health"])
        {
            using var response = await host.SendAsync(HttpMethod.Get, elsewhere);
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }

        using var bare = await host.SendAsync(HttpMethod.Get, "/mon/itor?x=1");
        Assert.Equal((HttpStatusCode.Redirect, "/mon/itor/?x=1"), (bare.StatusCode, bare.Headers.Location!.OriginalString));
    }

    [Fact]
    public async Task Prefix_TokenRequired_IsExchangedForACookieBelowIt()
    {
        await using var host = await DashboardHost.StartAsync(options => (options.PathPrefix, options.Token) = ("/m", "a token of some length"));
        using var refused = await host.SendAsync(HttpMethod.Get, "/m/data/runs");
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        using var allowed = await host.SendAsync(HttpMethod.Get, "/m/data/runs", ("Authorization", "Bearer a token of some length"));
        Assert.Equal(HttpStatusCode.OK, allowed.StatusCode);
        using var exchanged = await host.SendAsync(HttpMethod.Get, "/m/?token=a%20token%20of%20some%20length");
        Assert.Equal("0; url=/m/", exchanged.Headers.GetValues("Refresh").Single());
    }

    [Fact]
    public async Task Host_NotOurs_IsMisdirectedHereToo()
    {
        await using var host = await DashboardHost.StartAsync();
        using var response = await host.SendAsync(HttpMethod.Get, "/data/runs", ("Host", "evil.example"));
        Assert.Equal(HttpStatusCode.MisdirectedRequest, response.StatusCode);
    }
}
