namespace Dashboard.Web.Components.Scalars;

/// <summary>Order of the runs in a tooltip.</summary>
public enum TooltipSort
{
    /// <summary>Nearest to the pointer first.</summary>
    Nearest,

    /// <summary>Largest value first.</summary>
    Value,

    /// <summary>By name of run.</summary>
    Name,
}
