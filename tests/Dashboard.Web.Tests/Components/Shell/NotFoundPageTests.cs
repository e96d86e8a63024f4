using System.Net;

namespace Dashboard.Web.Tests.Components.Shell;

public sealed class NotFoundPageTests
{
    [Fact]
    public async Task UnknownAddress_OfABrowser_IsAPageThatSaysSo()
    {
        await using var host = await DashboardHost.StartAsync();

        using var answer = await host.SendAsync(HttpMethod.Get, "/nothing/here?a=b", ("Accept", "text/html,application/xhtml+xml"));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("There is no such page", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/nothing", "application/json")]
    [InlineData("/api/nothing", "text/html")]
    [InlineData("/data/nothing", "text/html")]
    public async Task UnknownAddress_OfAProgram_IsAnsweredShort(string path, string accept)
    {
        await using var host = await DashboardHost.StartAsync();

        using var answer = await host.SendAsync(HttpMethod.Get, path, ("Accept", accept));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.DoesNotContain("<html", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
