using Dashboard.Web.Components.PrCurves;
using Dashboard.Web.Components.Shell;
using Dashboard.Web.Ingest;
using EventFormat.Summaries;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Web.Tests.Components.PrCurves;

public sealed class PrCurvesPageTests : BunitContext
{
    private readonly FakeRunList _runs = new();

    public PrCurvesPageTests()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        JSInterop.SetupModule("./js/prcurves/page.js").Mode = JSRuntimeMode.Loose;
        Services.AddSingleton<IRunList>(_runs);
        FakeColours.AddTo(Services);
        Services.AddSingleton<ILogDirectories>(new FakeLogDirectories("runs"));
        Services.AddSingleton<TimeProvider>(new FakeTimeProvider());
    }

    [Fact]
    public void Page_RunsThatHaveTheTag_ShareACard()
    {
        _runs.Publish(Some.Snapshot([]) with
        {
            Tags = [new TagRow(7, "cats", SummaryKind.PrCurve, "", "")],
            Runs = [Some.Run(3, "a", tags: 7), Some.Run(5, "b", tags: 7), Some.Run(6, "c")],
        });

        var page = Render<PrCurvesPage>(parameters => parameters.AddCascadingValue(new LiveState()));

        var card = Assert.Single(page.FindAll("[data-panel]"));
        Assert.Equal(("7", "3,5"), (card.GetAttribute("data-tag"), card.GetAttribute("data-runs")));
        Assert.Equal("Time", page.Find(".pair select").GetAttribute("aria-label"));
    }
}
