namespace Dashboard.Web.Series;

/// <summary>A block that holds valid points, on the stack of such blocks.</summary>
/// <param name="Index">Its index among all blocks of the file.</param>
/// <param name="Before">Valid points in the live blocks below it.</param>
/// <param name="NonFiniteBefore">Those of them that are NaN or infinite.</param>
internal readonly record struct LiveBlock(int Index, int Before, int NonFiniteBefore);
