namespace Dashboard.Web.Components.Histograms;

/// <summary>How histograms over steps are drawn.</summary>
public enum HistogramMode
{
    /// <summary>One ridge for each step, the newest in front.</summary>
    Offset,

    /// <summary>One line for each step, over each other.</summary>
    Overlay,

    /// <summary>Steps across, values up, counts as colour.</summary>
    Heatmap,
}
