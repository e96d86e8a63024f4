using Bunit.TestDoubles;
using Dashboard.Web.Components.Dashboards;
using Dashboard.Web.Components.Images;
using Dashboard.Web.Components.Scalars;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Web.Tests.Components.Dashboards;

public sealed class ViewDefaultsTests : BunitContext
{
    private const string Defaults = "smoothing=0.9&x=wall&width=500&outliers=1";

    private BunitNavigationManager Navigation => Services.GetRequiredService<BunitNavigationManager>();

    [Fact]
    public void Parse_NothingSaid_IsAsTheDefaultsSay()
    {
        var view = ScalarViewUrl.Instance.Parse("?tagFilter=a", Defaults);

        Assert.Equal((0.9, XAxis.Wall, 500, false, "a"), (view.Smoothing, view.XAxis, view.CardWidth, view.IgnoreOutliers, view.TagFilter));
    }

    [Fact]
    public void Parse_WhatIsSaid_OutranksTheDefaults() => Assert.Equal(0.25, ScalarViewUrl.Instance.Parse("?smoothing=0.25", Defaults).Smoothing);

    [Fact]
    public void Parse_LinkMadeToBePassedOn_IsAsBuiltIn() => Assert.Equal(ScalarView.Default, ScalarViewUrl.Instance.Parse("?shared=1", Defaults));

    [Fact]
    public void Parse_DefaultsOfAnotherDashboard_MeanNothing()
    {
        var view = ImageViewUrl.Instance.Parse("", Defaults);

        Assert.Equal((500, ""), (view.CardWidth, view.UnknownQuery));
    }

    [Theory]
    [InlineData("smoothing=x&width=-1&x=%FF&outliers")]
    [InlineData("&&==&%%%")]
    public void Parse_SpoiltDefaults_DoNoHarm(string defaults) => Assert.Equal(0.6, ScalarViewUrl.Instance.Parse("", defaults).Smoothing);

    [Fact]
    public void Print_WhatDefaultsGovern_IsAlwaysSaid()
    {
        var printed = ScalarViewUrl.Instance.Print(ScalarView.Default, Defaults);

        Assert.Equal(ScalarView.Default, ScalarViewUrl.Instance.Parse(printed, Defaults));
        Assert.Contains("smoothing=0.6", printed, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("charts", "charts?smoothing=0.9")]
    [InlineData("charts?smoothing=0.6&keep=me", "charts?smoothing=0.6&keep=me")]
    [InlineData("charts?shared=1", "charts?smoothing=0.6")]
    public void History_Opened_SaysAllInTheAddress(string opened, string written)
    {
        Navigation.NavigateTo(opened);
        using var history = Open("smoothing=0.9");

        history.WriteDefaults();

        Assert.Equal("http://localhost/" + written, Navigation.Uri);
    }

    [Fact]
    public void History_WithoutDefaults_LeavesTheAddressAlone()
    {
        Navigation.NavigateTo("charts?shared=1");
        using var history = Open("");

        history.WriteDefaults();

        Assert.Equal("http://localhost/charts?shared=1", Navigation.Uri);
    }

    private ViewHistory<ScalarView> Open(string defaults) => new(ScalarViewUrl.Instance, Navigation, new FakeTimeProvider(), work => work(), defaults);
}
