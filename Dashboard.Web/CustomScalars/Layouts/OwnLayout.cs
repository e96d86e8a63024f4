using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Dashboard.Web.CustomScalars.Layouts;

/// <summary>A chart that people made here.</summary>
/// <param name="Id">Its own among all.</param>
/// <param name="Title">As it is shown; may be empty.</param>
/// <param name="Tags">The scalars in it, each once.</param>
public sealed record OwnChart(string Id, string Title, ImmutableArray<string> Tags)
{
    /// <summary>The same as a layout that a run logs would have it.</summary>
    public CustomChart AsLogged() => new(Title.Length > 0 ? Title : string.Join(", ", Tags), [.. Tags.Select(tag => Regex.Escape(tag) + @"\z")], []);
}

/// <summary>The charts that people made here, in order. Every change gives another layout; one that asks for what is not there changes nothing.</summary>
/// <param name="Charts">The charts.</param>
public sealed record OwnLayout(ImmutableArray<OwnChart> Charts)
{
    public const int MostCharts = 200;
    public const int MostTags = 100;
    public const int LongestTitle = 200;

    public static OwnLayout Empty { get; } = new([]);

    /// <summary>With a new chart of one tag at the end.</summary>
    public OwnLayout WithChart(string id, string tag) =>
        Charts.Length < MostCharts && Find(id) < 0 ? new OwnLayout(Charts.Add(new OwnChart(id, "", [tag]))) : this;

    /// <summary>With one more tag in a chart.</summary>
    public OwnLayout WithTag(string id, string tag) =>
        Change(id, chart => chart.Tags.Contains(tag) || chart.Tags.Length >= MostTags ? chart : chart with { Tags = chart.Tags.Add(tag) });

    /// <summary>Without a tag in a chart; a chart without tags stays, to be filled anew.</summary>
    public OwnLayout WithoutTag(string id, string tag) => Change(id, chart => chart with { Tags = chart.Tags.Remove(tag) });

    public OwnLayout WithTitle(string id, string title) => Change(id, chart => chart with { Title = title.Length > LongestTitle ? title[..LongestTitle] : title });

    public OwnLayout Without(string id) => new(Charts.RemoveAll(chart => chart.Id == id));

    /// <summary>With a chart at another place, counted without it; clamped to the places there are.</summary>
    public OwnLayout WithMoved(string id, int place) =>
        Find(id) is var at and >= 0 ? new OwnLayout(Charts.RemoveAt(at).Insert(Math.Clamp(place, 0, Charts.Length - 1), Charts[at])) : this;

    /// <summary>Where a chart stands; −1 when there is none.</summary>
    public int Find(string id)
    {
        for (var i = 0; i < Charts.Length; i++)
        {
            if (Charts[i].Id == id)
            {
                return i;
            }
        }

        return -1;
    }

    private OwnLayout Change(string id, Func<OwnChart, OwnChart> change) =>
        Find(id) is var at and >= 0 ? new OwnLayout(Charts.SetItem(at, change(Charts[at]))) : this;
}
