using System.Net;

namespace Dashboard.Web.Tests.Security;

public sealed class GateTests
{
    [Theory]
    [InlineData("localhost", HttpStatusCode.OK)]
    [InlineData("127.0.0.1", HttpStatusCode.OK)]
    [InlineData("127.0.0.2:80", HttpStatusCode.OK)]
    [InlineData("[::1]:1234", HttpStatusCode.OK)]
    [InlineData("evil.example", HttpStatusCode.MisdirectedRequest)]
    [InlineData("localhost.evil.example", HttpStatusCode.MisdirectedRequest)]
    [InlineData("127.0.0.1.evil.example", HttpStatusCode.MisdirectedRequest)]
    [InlineData("192.168.1.7", HttpStatusCode.MisdirectedRequest)]
    [InlineData("proxy.example", HttpStatusCode.OK)]
    public async Task Host_OnLoopback_OnlyNamesThatAreOursAreAnswered(string name, HttpStatusCode expected)
    {
        await using var host = await DashboardHost.StartAsync(options => options.AllowedHosts = ["proxy.example"]);
        using var response = await host.SendAsync(HttpMethod.Get, "/data/runs", ("Host", name));
        Assert.Equal(expected, response.StatusCode);
    }

    [Theory]
    [InlineData("Origin", "http://evil.example", false)]
    [InlineData("Origin", "null", false)]
    [InlineData("Origin", "http://127.0.0.1:1", false)]
    [InlineData("Sec-Fetch-Site", "cross-site", false)]
    [InlineData("Sec-Fetch-Site", "same-site", false)]
    [InlineData("Sec-Fetch-Site", "same-origin", true)]
    public async Task Post_FromAPage_OnlyOursIsLetThrough(string header, string value, bool isAllowed)
    {
        await using var host = await DashboardHost.StartAsync();
        using var response = await host.SendAsync(HttpMethod.Post, "/api/series/query", (header, value));
        Assert.Equal(isAllowed, response.StatusCode != HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("/hubs/live/negotiate?negotiateVersion=1")]
    [InlineData("/_blazor/negotiate?negotiateVersion=1")]
    public async Task Negotiate_FromAnotherSite_IsRefused(string path)
    {
        await using var host = await DashboardHost.StartAsync();
        using var ours = await host.SendAsync(HttpMethod.Post, path, ("Origin", host.Url.GetLeftPart(UriPartial.Authority)));
        using var theirs = await host.SendAsync(HttpMethod.Post, path, ("Origin", "http://evil.example"));
        Assert.Equal(HttpStatusCode.OK, ours.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, theirs.StatusCode);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/data/runs")]
    [InlineData("/health")]
    [InlineData("/nowhere")]
    public async Task Answer_OfAnyRoute_CarriesTheSecurityHeaders(string path)
    {
        await using var host = await DashboardHost.StartAsync();
        using var response = await host.SendAsync(HttpMethod.Get, path);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("no-referrer", response.Headers.GetValues("Referrer-Policy").Single());
        Assert.Contains("default-src 'self'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }
}
