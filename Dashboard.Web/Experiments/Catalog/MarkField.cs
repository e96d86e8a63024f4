namespace Dashboard.Web.Experiments.Catalog;

/// <summary>What people can say of a run. The numbers are stored: they never change.</summary>
public enum MarkField
{
    /// <summary>Another name; as text.</summary>
    Name = 1,

    /// <summary>A note in markdown.</summary>
    Note = 2,

    /// <summary>Words to find it by, one a line; they replace those the training code gave.</summary>
    Tags = 3,

    /// <summary>A palette slot, as a number.</summary>
    Colour = 4,

    /// <summary>It stands above the others.</summary>
    Pinned = 5,

    /// <summary>The others are compared with it.</summary>
    Baseline = 6,

    /// <summary>It is left out of tables for now.</summary>
    Hidden = 7,

    /// <summary>It is put away.</summary>
    Archived = 8,
}
