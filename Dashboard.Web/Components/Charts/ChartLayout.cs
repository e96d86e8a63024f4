using Plotly.Blazor;
using Plotly.Blazor.ConfigLib;
using Plotly.Blazor.LayoutLib;

namespace Dashboard.Web.Components.Charts;

/// <summary>How every line chart is laid out; ranges, colours and points are the chart modules' business.</summary>
internal static class ChartLayout
{
    /// <summary>One instance for all cards: Plotly.Blazor only serialises it.</summary>
    public static Layout Shared { get; } = new()
    {
        Margin = new Margin { L = 52, R = 10, T = 8, B = 26 },
        ShowLegend = false,
        Font = new Font { Family = "Inter, system-ui, sans-serif", Size = 11 },
        XAxis = [new XAxis { ShowGrid = true, NTicks = 6, ExponentFormat = Plotly.Blazor.LayoutLib.XAxisLib.ExponentFormatEnum.SI, HoverFormat = "" }],
        YAxis = [new YAxis { ShowGrid = true, NTicks = 5, ExponentFormat = Plotly.Blazor.LayoutLib.YAxisLib.ExponentFormatEnum.E }],
    };

    public static Config Config { get; } = new() { StaticPlot = true, DisplayModeBar = DisplayModeBarEnum.False };
}
