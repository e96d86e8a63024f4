using System.Collections.Immutable;
using Dashboard.Web.Blobs;
using Dashboard.Web.Components.Dashboards;

namespace Dashboard.Web.Components.Panels;

/// <summary>What decides the contents of a dashboard that shows each tag of each run by itself, over steps; all of it is in the URL.</summary>
public abstract record PanelView : DashboardView
{
    public StepAxis Axis { get; init; }

    /// <summary>The zoomed tags.</summary>
    public ImmutableSortedDictionary<string, PanelZoom> Zooms { get; init; } = ImmutableSortedDictionary.Create<string, PanelZoom>(StringComparer.Ordinal);

    public virtual bool Equals(PanelView? other) => base.Equals(other) && Axis == other.Axis && Zooms.SequenceEqual(other.Zooms);

    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), Axis, Zooms.Count);
}

/// <summary>The part of a tag's panels that is shown: places on the axis of steps, values, or both.</summary>
public sealed record PanelZoom((double From, double To)? Steps, (double Low, double High)? Values);
