using System.Net;
using Dashboard.Web.Configuration;
using Dashboard.Web.Security;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Monitor.Tests.Support;

namespace Dashboard.Web.Tests.Security;

public sealed class TokenGateTests
{
    private const string Token = "a-token-of-some-length";

    [Theory]
    [InlineData("/")]
    [InlineData("/data/runs")]
    [InlineData("/health")]
    [InlineData("/?token=wrong")]
    [InlineData("/?token=")]
    public async Task Request_WithoutTheToken_IsRefused(string path)
    {
        await using var host = await DashboardHost.StartAsync(options => options.Token = Token);
        using var response = await host.SendAsync(HttpMethod.Get, path);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task Request_WithTheTokenInTheUrl_IsGivenACookieThatOpensTheRest()
    {
        await using var host = await DashboardHost.StartAsync(options => options.Token = Token);
        using var first = await host.SendAsync(HttpMethod.Get, $"/charts?smoothing=0.9&token={Token}");
        var cookie = first.Headers.GetValues("Set-Cookie").Single();
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("0; url=/charts?smoothing=0.9", first.Headers.GetValues("Refresh").Single());

        using var second = await host.SendAsync(HttpMethod.Get, "/data/runs", ("Cookie", cookie.Split(';')[0]));
        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
    }

    [Fact]
    public async Task Request_WithTheTokenAndAPathLikeAHostName_StaysOnThisServer()
    {
        await using var host = await DashboardHost.StartAsync(options => options.Token = Token);
        using var answer = await host.Client.GetAsync(new Uri($"{host.Url}/evil.example/?token={Token}"), TestContext.Current.CancellationToken);
        Assert.Equal("0; url=/evil.example/", answer.Headers.GetValues("Refresh").Single());
    }

    [Theory]
    [InlineData("Bearer " + Token, HttpStatusCode.OK)]
    [InlineData("Bearer wrong", HttpStatusCode.Unauthorized)]
    [InlineData("Basic " + Token, HttpStatusCode.Unauthorized)]
    public async Task Request_WithAnAuthorizationHeader_NeedsTheToken(string value, HttpStatusCode expected)
    {
        await using var host = await DashboardHost.StartAsync(options => options.Token = Token);
        using var response = await host.SendAsync(HttpMethod.Get, "/data/runs", ("Authorization", value));
        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task Token_HostIsNotLoopback_IsRequiredPrintedAndKeptOverRestarts()
    {
        using var data = new TemporaryDirectory();
        string first;
        await using (var host = await DashboardHost.StartAsync(options => (options.Host, options.Data) = ("0.0.0.0", data.Path)))
        {
            first = host.Services.GetRequiredService<AccessToken>().Value!;
            Assert.EndsWith("/?token=" + first, host.Services.GetRequiredService<ServerAddress>().Url, StringComparison.Ordinal);
        }

        var again = new AccessToken(
            Options.Create(new DashboardOptions { Host = "0.0.0.0" }), new DataDirectory(Options.Create(new DashboardOptions { Data = data.Path })));
        Assert.Equal(first, again.Value);
        Assert.True(again.Matches(first));
        Assert.False(again.Matches(first[..^1]));
        Assert.False(again.Matches(null));
    }

    [Fact]
    public async Task Token_OnLoopback_IsNotRequired()
    {
        await using var host = await DashboardHost.StartAsync();
        Assert.False(host.Services.GetRequiredService<AccessToken>().IsRequired);
    }
}
