using System.Collections.Immutable;
using CsCheck;
using Dashboard.Web.Colours;
using Dashboard.Web.Components.Panels;
using Dashboard.Web.Components.Runs;
using Dashboard.Web.Components.Scalars;

namespace Dashboard.Web.Tests.Components.Scalars;

public sealed class ScalarViewUrlTests
{
    private static readonly Gen<string> Text = Gen.OneOf(Gen.String, Gen.Char["ab/&=?#%+ |:,.*é"].Array[0, 8].Select(characters => new string(characters)))
        .Where(IsWellFormed);

    private static readonly Gen<ImmutableSortedSet<string>> Names =
        Text.Array[0, 4].Select(names => ImmutableSortedSet.CreateRange(StringComparer.Ordinal, names));

    [Fact]
    public void Print_DefaultView_IsEmpty() => Assert.Equal("", ScalarViewUrl.Instance.Print(ScalarView.Default));

    [Fact]
    public void Print_AFewSettings_IsShortAndReadable()
    {
        var view = ScalarView.Default with { TagFilter = "train/(loss|acc)", XAxis = XAxis.Wall, Smoothing = 0.9, Runs = RunSelection.Only("sweep/lr=1e-3") };

        Assert.Equal("?tagFilter=train/%28loss|acc%29&runs=none&run=sweep/lr%3D1e-3&smoothing=0.9&x=wall", ScalarViewUrl.Instance.Print(view));
    }

    [Fact]
    public void Parse_WhatWasPrinted_IsTheSameView() => Views().Sample(view => Assert.Equal(view, ScalarViewUrl.Instance.Parse(ScalarViewUrl.Instance.Print(view))));

    [Fact]
    public void Parse_AnyText_NeverThrowsAndSettlesAtOnce() => Gen.String.Sample(text =>
    {
        var printed = ScalarViewUrl.Instance.Print(ScalarViewUrl.Instance.Parse("?" + text));
        Assert.Equal(printed, ScalarViewUrl.Instance.Print(ScalarViewUrl.Instance.Parse(printed)));
    });

    [Fact]
    public void Parse_UnknownParameters_AreKeptAsTheyStand() =>
        Assert.Equal("?smoothing=0.5&utm=a%20b&flag=1", ScalarViewUrl.Instance.Print(ScalarViewUrl.Instance.Parse("?utm=a%20b&smoothing=0.5&flag=1")));

    [Theory]
    [InlineData("?smoothing=2", 0.999)]
    [InlineData("?smoothing=-1", 0)]
    [InlineData("?smoothing=0.12345", 0.123)]
    [InlineData("?smoothing=NaN", 0.6)]
    [InlineData("?smoothing=lots", 0.6)]
    public void Parse_Smoothing_IsClampedRoundedOrIgnored(string query, double weight) => Assert.Equal(weight, ScalarViewUrl.Instance.Parse(query).Smoothing);

    [Theory]
    [InlineData("?smoothing=gaussian:5", Smoother.Gaussian, 5)]
    [InlineData("?smoothing=average:9999", Smoother.Average, 400)]
    [InlineData("?smoothing=time:2.4", Smoother.Time, 2)]
    [InlineData("?smoothing=median:5", Smoother.Ema, 0.6)]
    [InlineData("?smoothing=gaussian:", Smoother.Ema, 0.6)]
    public void Parse_SmoothingMethod_IsClampedToItsStrengthsOrIgnored(string query, Smoother smoother, double strength)
    {
        var view = ScalarViewUrl.Instance.Parse(query);

        Assert.Equal((smoother, strength), (view.Smoother, view.Smoothing));
    }

    [Fact]
    public void Print_MadeChart_IsReadableAndReadBack()
    {
        var view = ScalarView.Default with { MadeCharts = [new MadeChart("Both losses", "", ["train/loss", "val|loss"])] };

        Assert.Equal("?chart=Both%20losses||train/loss|val%5C|loss", ScalarViewUrl.Instance.Print(view));
        Assert.Equal(view, ScalarViewUrl.Instance.Parse(ScalarViewUrl.Instance.Print(view)));
    }

    [Theory]
    [InlineData("?chart=")]
    [InlineData("?chart=name")]
    [InlineData("?chart=name|x")]
    public void Parse_MadeChartWithoutTags_IsIgnored(string query) => Assert.Empty(ScalarViewUrl.Instance.Parse(query).MadeCharts);

    [Theory]
    [InlineData("?zoom=5,5,loss")]
    [InlineData("?zoom=9,5,loss")]
    [InlineData("?zoom=a,b,loss")]
    [InlineData("?zoom=1,2")]
    public void Parse_ZoomThatIsNoRange_IsIgnored(string query) => Assert.Empty(ScalarViewUrl.Instance.Parse(query).Zooms);

    [Fact]
    public void Parse_ZoomOfATagWithCommas_KeepsTheWholeTag() =>
        Assert.Equal(new ZoomRange(1, 2.5), ScalarViewUrl.Instance.Parse("?zoom=1,2.5,a,b").Zooms["a,b"]);

    [Fact]
    public void Print_ZoomOfBothAxes_IsReadBack()
    {
        var view = ScalarView.Default with { Zooms = ScalarView.Default.Zooms.SetItem("a,b", new ZoomRange(1, 2, (-0.5, 3))) };

        Assert.Equal("?zoom=1,2,a,b&zoomy=-0.5,3,a,b", ScalarViewUrl.Instance.Print(view));
        Assert.Equal(view, ScalarViewUrl.Instance.Parse(ScalarViewUrl.Instance.Print(view)));
    }

    [Theory]
    [InlineData("?zoomy=1,2,loss")]
    [InlineData("?zoom=1,2,acc&zoomy=1,2,loss")]
    [InlineData("?zoomy=2,1,loss")]
    public void Parse_VerticalZoomWithoutAZoom_IsIgnored(string query) => Assert.DoesNotContain("loss", ScalarViewUrl.Instance.Parse(query).Zooms.Keys);

    [Fact]
    public void Parse_RunsWithoutARule_AreTheOnlyOnesSelected() =>
        Assert.Equal(RunSelection.Only("a"), ScalarViewUrl.Instance.Parse("?run=a").Runs);

    [Theory]
    [InlineData("?steps=100", 100L, null)]
    [InlineData("?steps=-5,9223372036854775807", -5L, long.MaxValue)]
    [InlineData("?steps=9,3", 3L, 9L)]
    [InlineData("?steps=7,7", 7L, null)]
    public void Parse_Steps_AreAStepOrARangeInOrder(string query, long from, long? to) =>
        Assert.Equal(new StepSelection(from, to), ScalarViewUrl.Instance.Parse(query).Selection);

    [Theory]
    [InlineData("?steps=")]
    [InlineData("?steps=a")]
    [InlineData("?steps=1,b")]
    [InlineData("?steps=1,2,3")]
    [InlineData("?steps=99999999999999999999")]
    public void Parse_StepsThatAreNone_AreIgnored(string query) => Assert.Null(ScalarViewUrl.Instance.Parse(query).Selection);

    [Fact]
    public void Parse_Columns_LeaveOutWhatIsUnknownRepeatedOrSaysNothing()
    {
        var table = ScalarViewUrl.Instance.Parse("?cols=step,nonsense,step,max&rangecols=max,value,minstep&sort=-minstep").Table;

        Assert.Equal([ValueColumn.Step], table.AtStep);
        Assert.Equal([ValueColumn.Max, ValueColumn.MinStep], table.OverRange);
        Assert.Equal(new ValueSort(ValueColumn.MinStep, true), table.Sort);
    }

    private static readonly Gen<ImmutableArray<ValueColumn>> Columns = Gen.Enum<ValueColumn>().Array[0, 8]
        .Select(columns => columns.Where(column => column is not (ValueColumn.Value or ValueColumn.Step)).Distinct().ToImmutableArray());

    private static readonly Gen<(StepSelection?, ValueTable)> Tables =
        from steps in Gen.Select(Gen.Long, Gen.Long, Gen.Int[0, 2])
        from columns in Columns
        from sort in Gen.Select(Gen.Enum<ValueColumn>(), Gen.Bool, Gen.Int[0, 2])
        select (
            steps.Item3 == 0 ? (StepSelection?)null : StepSelection.Between(steps.Item1, steps.Item3 == 1 ? null : steps.Item2),
            ValueTable.Default with { OverRange = columns, Sort = sort.Item3 == 0 ? null : new ValueSort(sort.Item3 == 1 ? null : sort.Item1, sort.Item2) });

    private static Gen<ScalarView> Views() =>
        from settings in Gen.Select(Gen.Int[0, 999], Gen.Enum<XAxis>(), Gen.Enum<TooltipSort>(), Gen.Int[280, 760], Gen.Bool.Array[5])
        from filters in Gen.Select(Text, Text, Runs(), Text.Null())
        from names in Gen.Select(Names, Names, Names, Names, Names)
        from table in Tables
        from charts in Gen.Select(Text, Text, Text.Array[1, 3]).Array[0, 3]
        from colouring in Gen.Select(Gen.Int[0, 3], Text.Where(text => text.Length > 0)).Select((rule, text) => rule switch
        {
            0 => RunColouring.ByRun,
            1 => RunColouring.ByPrefix,
            2 => new RunColouring(ColourRule.Pattern, text),
            _ => new RunColouring(ColourRule.Key, text),
        })
        from zooms in Gen.Select(Text, Gen.Double[-1e6, 1e6], Gen.Double[0.001, 1e6]).Array[0, 3]
        select new ScalarView
        {
            Smoother = (Smoother)(settings.Item4 % 4),
            Smoothing = settings.Item4 % 4 == 0 ? settings.Item1 / 1000.0 : settings.Item1 % 100,
            XAxis = settings.Item2,
            TooltipSort = settings.Item3,
            CardWidth = settings.Item4,
            LogX = settings.Item5[0],
            LogY = settings.Item5[1],
            IgnoreOutliers = settings.Item5[2],
            ShowSuperseded = settings.Item5[3],
            RelativeTo = settings.Item5[4] ? RelativeTo.Run : RelativeTo.Series,
            Kinds = (CardKinds)(settings.Item4 % 3),
            PanelZooms = zooms.Aggregate(ScalarView.Default.PanelZooms, (all, zoom) => all.SetItem(zoom.Item1, new PanelZoom((zoom.Item2, zoom.Item2 + zoom.Item3), settings.Item5[0] ? (1, 2) : null))),
            MadeCharts = [.. charts.Select(chart => new MadeChart(chart.Item1, chart.Item2, [.. chart.Item3.Distinct()]))],
            Colouring = colouring,
            Selection = table.Item1,
            Table = table.Item2,
            TagFilter = filters.Item1,
            RunFilter = filters.Item2,
            Runs = filters.Item3,
            MaximisedTag = filters.Item4,
            LogYTags = names.Item1,
            OpenedSections = names.Item2,
            ClosedSections = names.Item3,
            FullWidthTags = names.Item4,
            PinnedTags = names.Item5,
            Zooms = zooms.Aggregate(ScalarView.Default.Zooms, (all, zoom) => all.SetItem(zoom.Item1, new ZoomRange(zoom.Item2, zoom.Item2 + zoom.Item3))),
        };

    private static Gen<RunSelection> Runs() => Gen.Select(Gen.Int[0, 3], Text, Names).Select((rule, pattern, names) => rule switch
    {
        0 => RunSelection.Default,
        1 => RunSelection.All with { Exceptions = names },
        2 => RunSelection.None with { Exceptions = names },
        _ => RunSelection.Matching(pattern) with { Exceptions = names },
    });

    // A lone surrogate has no URL spelling.
    private static bool IsWellFormed(string text) => !text.Where((c, i) => char.IsSurrogate(c) && !IsPaired(text, i)).Any();

    private static bool IsPaired(string text, int i) =>
        char.IsHighSurrogate(text[i]) ? i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]) : i > 0 && char.IsHighSurrogate(text[i - 1]);
}
