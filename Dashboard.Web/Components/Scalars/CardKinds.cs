namespace Dashboard.Web.Components.Scalars;

/// <summary>Which kinds of cards the page shows.</summary>
public enum CardKinds
{
    Scalars,

    Images,

    Histograms,

    /// <summary>Scalars, images and histograms of a group of tags together.</summary>
    All,
}
