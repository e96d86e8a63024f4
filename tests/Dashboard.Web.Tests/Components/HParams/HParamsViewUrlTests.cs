using Dashboard.Web.Components.HParams;
using Dashboard.Web.HParams;

namespace Dashboard.Web.Tests.Components.HParams;

public sealed class HParamsViewUrlTests
{
    [Fact]
    public void Print_DefaultView_IsEmpty() => Assert.Equal("", HParamsViewUrl.Instance.Print(HParamsView.Default));

    [Fact]
    public void PrintThenParse_EverySetting_IsTheSameView()
    {
        var view = HParamsView.Default with
        {
            Tab = HParamsTab.Parallel,
            Metric = MetricChoice.Step,
            Step = -12,
            Sort = "m.validation:a&b",
            IsDescending = true,
            Hidden = HParamsView.Default.Hidden.Add("h.lr"),
            Shown = HParamsView.Default.Shown.Add("m.:loss"),
            Colour = "m.:loss",
            Order = ["h.b", "h.a"],
            Scales = HParamsView.Default.Scales.Add("h.a,b", AxisScale.Quantile),
        };
        view = view
            .WithFilter("h.lr, the %", TrialFilter.Everything with { Min = 1e-5, Pattern = "a,b|^$" })
            .WithFilter("h.opt", TrialFilter.Everything with { Values = TrialFilter.Everything.Values.Union(["", "a,b", "ü"]) });

        var parsed = HParamsViewUrl.Instance.Parse(HParamsViewUrl.Instance.Print(view));

        Assert.Equal(view, parsed);
        Assert.Equal("", parsed.UnknownQuery);
    }

    [Theory]
    [InlineData("?range=nonsense")]
    [InlineData("?range=a,b")]
    [InlineData("?scale=,log&step=x&tab=7")]
    public void Parse_Nonsense_CountsAsAbsent(string query) => Assert.Equal(HParamsView.Default, HParamsViewUrl.Instance.Parse(query));
}
